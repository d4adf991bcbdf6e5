/** Knows which nodes work on this database now. */
@NullMarked
package io.scimify.adapter.persistence.node;

import org.jspecify.annotations.NullMarked;
