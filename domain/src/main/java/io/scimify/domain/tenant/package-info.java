/** A customer of the product: everything else belongs to exactly one tenant. */
@NullMarked
package io.scimify.domain.tenant;

import org.jspecify.annotations.NullMarked;
