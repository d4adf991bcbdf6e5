/** What the product needs from the outside; adapters implement these. */
@NullMarked
package io.scimify.application.port.out;

import org.jspecify.annotations.NullMarked;
