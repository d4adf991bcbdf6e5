/** Integration instances: set up, keys, settings, and the page that holds one together. */
@NullMarked
package io.scimify.webapp.ui.integration;

import org.jspecify.annotations.NullMarked;
