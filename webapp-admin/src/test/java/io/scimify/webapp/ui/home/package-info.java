/** What Home says, and where it leads. */
@NullMarked
package io.scimify.webapp.ui.home;

import org.jspecify.annotations.NullMarked;
