/** What is said of a person, in every case. */
@NullMarked
package io.scimify.webapp.ui.person;

import org.jspecify.annotations.NullMarked;
