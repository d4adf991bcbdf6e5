/** The registry of group identities and pushed members in the database. */
@NullMarked
package io.scimify.adapter.persistence.group;

import org.jspecify.annotations.NullMarked;
