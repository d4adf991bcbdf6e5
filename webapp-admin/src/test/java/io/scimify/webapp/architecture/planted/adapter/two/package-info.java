/** Planted violations. */
@NullMarked
package io.scimify.webapp.architecture.planted.adapter.two;

import org.jspecify.annotations.NullMarked;
