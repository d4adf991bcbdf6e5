/**
 * The Jamf Pro API client: one careful conversation per integration instance, in Jamf's own terms,
 * whose failures are values with a sentence. Nothing of HTTP, XML or JSON leaves this package.
 */
@NullMarked
package io.scimify.adapter.jamf;

import org.jspecify.annotations.NullMarked;
