/** Looks at every instance now and then, and tells what began and what is over. */
@NullMarked
package io.scimify.application.service.alert;

import org.jspecify.annotations.NullMarked;
