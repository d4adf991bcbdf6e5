/** The first page: what needs me, then proof that everything is alive. */
@NullMarked
package io.scimify.webapp.ui.home;

import org.jspecify.annotations.NullMarked;
