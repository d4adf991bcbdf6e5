/**
 * Proves over real HTTP that the double answers as the documents and recordings of Jamf Pro say.
 */
@NullMarked
package io.scimify.jamf.simulator;

import org.jspecify.annotations.NullMarked;
