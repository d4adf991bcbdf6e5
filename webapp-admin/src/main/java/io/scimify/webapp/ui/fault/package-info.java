/** What stands where no page can be shown: nothing there, or nothing to be shown now. */
@NullMarked
package io.scimify.webapp.ui.fault;

import org.jspecify.annotations.NullMarked;
