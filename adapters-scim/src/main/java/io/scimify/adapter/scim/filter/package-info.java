/**
 * RFC 7644 §3.4.2.2 filters: parsed once within limits, compiled once against a schema, then only
 * evaluated.
 */
@NullMarked
package io.scimify.adapter.scim.filter;

import org.jspecify.annotations.NullMarked;
