/** Users and groups of one integration instance, and one person from both sides. */
@NullMarked
package io.scimify.webapp.ui.person;

import org.jspecify.annotations.NullMarked;
