/** The console in a real browser, against the running product. */
@NullMarked
package io.scimify.webapp.it.browser;

import org.jspecify.annotations.NullMarked;
