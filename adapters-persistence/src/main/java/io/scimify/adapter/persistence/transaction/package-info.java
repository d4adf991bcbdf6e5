/** One database transaction per thread at a time; what is called inside joins it. */
@NullMarked
package io.scimify.adapter.persistence.transaction;

import org.jspecify.annotations.NullMarked;
