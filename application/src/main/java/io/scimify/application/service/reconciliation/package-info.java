/** Compares SCIM with Jamf in bounded memory, by reading only. */
@NullMarked
package io.scimify.application.service.reconciliation;

import org.jspecify.annotations.NullMarked;
