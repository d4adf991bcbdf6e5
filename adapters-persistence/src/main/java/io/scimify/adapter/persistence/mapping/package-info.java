/** How domain values become columns and come back as they were. */
@NullMarked
package io.scimify.adapter.persistence.mapping;

import org.jspecify.annotations.NullMarked;
