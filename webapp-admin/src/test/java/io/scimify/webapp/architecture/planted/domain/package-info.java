/** Planted violations. */
@NullMarked
package io.scimify.webapp.architecture.planted.domain;

import org.jspecify.annotations.NullMarked;
