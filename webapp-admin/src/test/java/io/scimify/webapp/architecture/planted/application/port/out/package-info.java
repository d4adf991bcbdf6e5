/** Planted violations. */
@NullMarked
package io.scimify.webapp.architecture.planted.application.port.out;

import org.jspecify.annotations.NullMarked;
