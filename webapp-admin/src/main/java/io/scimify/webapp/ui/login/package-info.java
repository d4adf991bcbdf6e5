/** Signing in to the console with a local administrator's user name and password. */
@NullMarked
package io.scimify.webapp.ui.login;

import org.jspecify.annotations.NullMarked;
