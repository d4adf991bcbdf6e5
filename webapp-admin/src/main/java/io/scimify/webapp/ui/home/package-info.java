/** The first page after signing in. */
@NullMarked
package io.scimify.webapp.ui.home;

import org.jspecify.annotations.NullMarked;
