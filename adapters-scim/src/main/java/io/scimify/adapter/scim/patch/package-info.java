/** RFC 7644 §3.5.2 PATCH on attribute trees: in order, all or nothing, without input or output. */
@NullMarked
package io.scimify.adapter.scim.patch;

import org.jspecify.annotations.NullMarked;
