/** Deciding what waits, in parts. */
@NullMarked
package io.scimify.webapp.ui.approval;

import org.jspecify.annotations.NullMarked;
