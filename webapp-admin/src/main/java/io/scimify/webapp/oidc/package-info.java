/** Signs people in to the console by an OpenID provider: authorization code flow with PKCE. */
@NullMarked
package io.scimify.webapp.oidc;

import org.jspecify.annotations.NullMarked;
