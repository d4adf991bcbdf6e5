/** Planted violations. */
@NullMarked
package io.scimify.webapp.architecture.planted.webapp.ui;

import org.jspecify.annotations.NullMarked;
