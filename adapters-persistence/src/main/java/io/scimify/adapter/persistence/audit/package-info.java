/** The append-only record in the database. */
@NullMarked
package io.scimify.adapter.persistence.audit;

import org.jspecify.annotations.NullMarked;
