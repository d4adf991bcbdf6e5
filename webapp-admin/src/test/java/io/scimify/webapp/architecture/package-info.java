/** The structure of the whole product, as rules, each of which is shown to bite. */
@NullMarked
package io.scimify.webapp.architecture;

import org.jspecify.annotations.NullMarked;
