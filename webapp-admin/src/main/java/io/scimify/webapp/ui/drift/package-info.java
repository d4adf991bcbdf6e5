/** The Drift tab: where Jamf differs, and asking for repair with the consequence said before. */
@NullMarked
package io.scimify.webapp.ui.drift;

import org.jspecify.annotations.NullMarked;
