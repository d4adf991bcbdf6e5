/** Holds the comparison to its rules. */
@NullMarked
package io.scimify.domain.reconciliation;

import org.jspecify.annotations.NullMarked;
