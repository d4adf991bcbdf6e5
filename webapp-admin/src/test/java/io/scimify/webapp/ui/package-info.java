/** What of the console can be checked without a browser. */
@NullMarked
package io.scimify.webapp.ui;

import org.jspecify.annotations.NullMarked;
