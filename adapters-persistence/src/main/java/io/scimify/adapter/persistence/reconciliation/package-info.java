/** Drift reports in the database: the last one of each instance, and what it found. */
@NullMarked
package io.scimify.adapter.persistence.reconciliation;

import org.jspecify.annotations.NullMarked;
