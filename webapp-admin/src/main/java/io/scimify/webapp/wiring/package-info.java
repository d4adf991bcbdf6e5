/**
 * The composition root: the only place that sees services and adapters, and that reads settings.
 */
@NullMarked
package io.scimify.webapp.wiring;

import org.jspecify.annotations.NullMarked;
