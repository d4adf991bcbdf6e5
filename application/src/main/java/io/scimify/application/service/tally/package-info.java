/** Counts what was done while it is fresh, so that charts never read the whole audit. */
@NullMarked
package io.scimify.application.service.tally;

import org.jspecify.annotations.NullMarked;
