/** A person as the SCIM client sees it, and as Jamf Pro holds it. */
@NullMarked
package io.scimify.domain.user;

import org.jspecify.annotations.NullMarked;
