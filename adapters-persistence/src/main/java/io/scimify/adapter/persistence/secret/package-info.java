/** Jamf secrets are never in the database in the clear. */
@NullMarked
package io.scimify.adapter.persistence.secret;

import org.jspecify.annotations.NullMarked;
