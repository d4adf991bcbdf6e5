/** Brings alerts to people: by e-mail and by a signed webhook. */
@NullMarked
package io.scimify.webapp.alert;

import org.jspecify.annotations.NullMarked;
