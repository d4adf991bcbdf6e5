/**
 * JSON in and out: the tolerance for what identity providers really send is here, a strict tree is
 * behind it.
 */
@NullMarked
package io.scimify.adapter.scim.wire;

import org.jspecify.annotations.NullMarked;
