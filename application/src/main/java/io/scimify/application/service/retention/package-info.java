/** Forgets what is older than the configured age, and nothing that is still to come. */
@NullMarked
package io.scimify.application.service.retention;

import org.jspecify.annotations.NullMarked;
