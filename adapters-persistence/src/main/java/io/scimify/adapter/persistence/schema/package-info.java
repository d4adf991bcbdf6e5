/** Brings the database to the version that this release needs, once, whichever node is first. */
@NullMarked
package io.scimify.adapter.persistence.schema;

import org.jspecify.annotations.NullMarked;
