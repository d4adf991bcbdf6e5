/** The channels against a real mail server and a real receiver. */
@NullMarked
package io.scimify.webapp.alert;

import org.jspecify.annotations.NullMarked;
