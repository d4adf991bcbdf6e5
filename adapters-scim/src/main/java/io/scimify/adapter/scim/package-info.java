/** SCIM 2.0 over JAX-RS; here only what every part may throw. */
@NullMarked
package io.scimify.adapter.scim;

import org.jspecify.annotations.NullMarked;
