/** The SCIM side of the product: every change is recorded, then done in Jamf, then settled. */
@NullMarked
package io.scimify.application.service.provisioning;

import org.jspecify.annotations.NullMarked;
