/** The people who run the product: their roles, their reach and their sign-in. */
@NullMarked
package io.scimify.domain.administration;

import org.jspecify.annotations.NullMarked;
