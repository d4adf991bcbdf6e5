/** Administration against repositories in memory. */
@NullMarked
package io.scimify.application.service.administration;

import org.jspecify.annotations.NullMarked;
