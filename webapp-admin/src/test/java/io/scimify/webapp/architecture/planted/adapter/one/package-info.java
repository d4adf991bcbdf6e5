/** Planted violations. */
@NullMarked
package io.scimify.webapp.architecture.planted.adapter.one;

import org.jspecify.annotations.NullMarked;
