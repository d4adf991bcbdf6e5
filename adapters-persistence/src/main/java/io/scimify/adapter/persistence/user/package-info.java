/** The registry of user identities in the database. */
@NullMarked
package io.scimify.adapter.persistence.user;

import org.jspecify.annotations.NullMarked;
