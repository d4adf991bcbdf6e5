/** How the console speaks: outcomes, questions before destructive acts, states in words. */
@NullMarked
package io.scimify.webapp.ui.feedback;

import org.jspecify.annotations.NullMarked;
