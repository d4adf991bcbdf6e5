/** Where Jamf differs from what the SCIM client wants; it compares and never changes anything. */
@NullMarked
package io.scimify.domain.reconciliation;

import org.jspecify.annotations.NullMarked;
