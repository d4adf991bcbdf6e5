/** The admin REST API under {@code /api/v1}: everything that the console does, for automation. */
@NullMarked
package io.scimify.webapp.rest;

import org.jspecify.annotations.NullMarked;
