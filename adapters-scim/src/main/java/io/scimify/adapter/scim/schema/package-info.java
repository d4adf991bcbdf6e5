/**
 * What this service knows about RFC 7643 resources; discovery, filters, patches and input reading
 * all follow it.
 */
@NullMarked
package io.scimify.adapter.scim.schema;

import org.jspecify.annotations.NullMarked;
