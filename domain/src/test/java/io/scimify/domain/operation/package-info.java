/** Tests of the operations. */
@NullMarked
package io.scimify.domain.operation;

import org.jspecify.annotations.NullMarked;
