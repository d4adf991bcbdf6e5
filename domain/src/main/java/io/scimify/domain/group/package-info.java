/** A group as the SCIM client pushes it, and the static user group it becomes. */
@NullMarked
package io.scimify.domain.group;

import org.jspecify.annotations.NullMarked;
