/** Who may be deleted in Jamf, when, and who has to agree: deactivated means deleted, guarded. */
@NullMarked
package io.scimify.domain.deprovisioning;

import org.jspecify.annotations.NullMarked;
