/** Remembers which conditions people have been told of. */
@NullMarked
package io.scimify.adapter.persistence.alert;

import org.jspecify.annotations.NullMarked;
