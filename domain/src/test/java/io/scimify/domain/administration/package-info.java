/** Tests of people and roles. */
@NullMarked
package io.scimify.domain.administration;

import org.jspecify.annotations.NullMarked;
