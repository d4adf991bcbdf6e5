/** Planted violations. */
@NullMarked
package io.scimify.webapp.architecture.planted.application.service;

import org.jspecify.annotations.NullMarked;
