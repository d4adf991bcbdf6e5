/** The SCIM side, all that is behind it and a simulated Jamf Pro, in one process. */
@NullMarked
package io.scimify.webapp.scim;

import org.jspecify.annotations.NullMarked;
