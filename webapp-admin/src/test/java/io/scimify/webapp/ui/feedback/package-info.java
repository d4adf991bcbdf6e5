/** What is said of a person, in every case. */
@NullMarked
package io.scimify.webapp.ui.feedback;

import org.jspecify.annotations.NullMarked;
