/** Tenants, integration instances and SCIM keys in the database. */
@NullMarked
package io.scimify.adapter.persistence.integration;

import org.jspecify.annotations.NullMarked;
