/** Planted violations. */
@NullMarked
package io.scimify.webapp.architecture.planted.util;

import org.jspecify.annotations.NullMarked;
