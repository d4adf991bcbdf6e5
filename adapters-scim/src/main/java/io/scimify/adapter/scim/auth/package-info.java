/** No request below the SCIM base URL passes without a key of its integration instance. */
@NullMarked
package io.scimify.adapter.scim.auth;

import org.jspecify.annotations.NullMarked;
