/** Others' reading of RFC 7643 and RFC 7644, held against ours. */
@NullMarked
package io.scimify.adapter.scim.foreign;

import org.jspecify.annotations.NullMarked;
