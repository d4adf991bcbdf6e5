/** The SCIM endpoints: each request becomes one use case, each result one SCIM answer. */
@NullMarked
package io.scimify.adapter.scim.resource;

import org.jspecify.annotations.NullMarked;
