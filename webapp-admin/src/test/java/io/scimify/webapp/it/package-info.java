/** The built WAR on a real Open Liberty, seen from outside. */
@NullMarked
package io.scimify.webapp.it;

import org.jspecify.annotations.NullMarked;
