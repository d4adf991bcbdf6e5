/**
 * The demo beside the product: a simulated Jamf Pro and a tenant that uses it. It reaches the
 * product only through its public APIs, and a production server never deploys it.
 */
@NullMarked
package io.scimify.demo;

import org.jspecify.annotations.NullMarked;
