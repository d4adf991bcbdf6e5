/** The console under {@code /admin}: thin Vaadin views, each of which calls one use case. */
@NullMarked
package io.scimify.webapp.ui;

import org.jspecify.annotations.NullMarked;
