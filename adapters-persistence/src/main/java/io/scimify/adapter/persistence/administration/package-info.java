/** Keeps administrators. */
@NullMarked
package io.scimify.adapter.persistence.administration;

import org.jspecify.annotations.NullMarked;
