/** Pages in place of those that cannot be shown. */
@NullMarked
package io.scimify.webapp.ui.fault;

import org.jspecify.annotations.NullMarked;
