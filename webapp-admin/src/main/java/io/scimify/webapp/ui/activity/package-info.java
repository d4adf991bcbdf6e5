/** The story of what happened: who asked, what was decided and why, what changed. */
@NullMarked
package io.scimify.webapp.ui.activity;

import org.jspecify.annotations.NullMarked;
