/** Durable intents: what has to become true in Jamf, how often it was tried, how it ended. */
@NullMarked
package io.scimify.domain.operation;

import org.jspecify.annotations.NullMarked;
