/** The repositories on PostgreSQL or H2, with whichever JPA provider the server has. */
@NullMarked
package io.scimify.adapter.persistence;

import org.jspecify.annotations.NullMarked;
