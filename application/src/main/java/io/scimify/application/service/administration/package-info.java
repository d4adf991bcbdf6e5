/**
 * The administrator's side of the product: every method checks who asks, and every act is audited.
 */
@NullMarked
package io.scimify.application.service.administration;

import org.jspecify.annotations.NullMarked;
