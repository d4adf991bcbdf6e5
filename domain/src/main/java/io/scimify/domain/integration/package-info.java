/** One connection between one SCIM client and one Jamf Pro: its settings, state and keys. */
@NullMarked
package io.scimify.domain.integration;

import org.jspecify.annotations.NullMarked;
