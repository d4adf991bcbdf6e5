/**
 * Every failure below the SCIM base URL leaves as RFC 7644 §3.12 JSON that an administrator can act
 * on.
 */
@NullMarked
package io.scimify.adapter.scim.error;

import org.jspecify.annotations.NullMarked;
