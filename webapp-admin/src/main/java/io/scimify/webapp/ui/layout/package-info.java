/** The frame around every page of the console. */
@NullMarked
package io.scimify.webapp.ui.layout;

import org.jspecify.annotations.NullMarked;
