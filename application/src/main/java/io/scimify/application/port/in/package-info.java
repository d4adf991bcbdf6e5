/** What the product can be asked to do; the edges call these and nothing else. */
@NullMarked
package io.scimify.application.port.in;

import org.jspecify.annotations.NullMarked;
