/** What administrators did, for Owners to read. */
@NullMarked
package io.scimify.webapp.ui.audit;

import org.jspecify.annotations.NullMarked;
