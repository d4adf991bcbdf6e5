/** Alerts against repositories in memory. */
@NullMarked
package io.scimify.application.service.alert;

import org.jspecify.annotations.NullMarked;
