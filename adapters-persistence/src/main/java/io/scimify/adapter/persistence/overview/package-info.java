/** How all instances stand, in a fixed number of queries. */
@NullMarked
package io.scimify.adapter.persistence.overview;

import org.jspecify.annotations.NullMarked;
