/** The frame around every view, and the parts that views are made of. */
@NullMarked
package io.scimify.webapp.ui.layout;

import org.jspecify.annotations.NullMarked;
