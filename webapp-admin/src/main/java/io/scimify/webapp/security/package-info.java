/** Who is signed in to the console, kept in the HTTP session and checked again at each use. */
@NullMarked
package io.scimify.webapp.security;

import org.jspecify.annotations.NullMarked;
