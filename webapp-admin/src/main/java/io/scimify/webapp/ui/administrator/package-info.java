/** Administrators: who they are, what they may do, their passwords. */
@NullMarked
package io.scimify.webapp.ui.administrator;

import org.jspecify.annotations.NullMarked;
