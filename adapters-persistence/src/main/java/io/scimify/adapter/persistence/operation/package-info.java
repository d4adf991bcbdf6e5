/** Durable intents and the leases of the nodes in the database. */
@NullMarked
package io.scimify.adapter.persistence.operation;

import org.jspecify.annotations.NullMarked;
