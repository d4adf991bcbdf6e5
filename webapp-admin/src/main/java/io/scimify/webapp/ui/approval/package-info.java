/** What waits for a human: held, scheduled and blocked operations. */
@NullMarked
package io.scimify.webapp.ui.approval;

import org.jspecify.annotations.NullMarked;
