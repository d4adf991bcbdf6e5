/**
 * A stateful double of Jamf Pro's user and static user group APIs that answers, fails and lags as a
 * Jamf Cloud tenant does.
 */
@NullMarked
package io.scimify.jamf.simulator;

import org.jspecify.annotations.NullMarked;
