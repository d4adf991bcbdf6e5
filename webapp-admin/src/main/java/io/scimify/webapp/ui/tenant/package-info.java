/** Tenants: list, create, rename, remove. */
@NullMarked
package io.scimify.webapp.ui.tenant;

import org.jspecify.annotations.NullMarked;
