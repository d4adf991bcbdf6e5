/** Conditions that somebody has to hear of: once when they begin, once when they are over. */
@NullMarked
package io.scimify.domain.alert;

import org.jspecify.annotations.NullMarked;
