/** Planted violations. */
@NullMarked
package io.scimify.webapp.architecture.planted.application.port.in;

import org.jspecify.annotations.NullMarked;
