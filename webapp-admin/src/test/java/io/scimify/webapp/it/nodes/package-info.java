/** The packaged product with several nodes, kills and a database that comes and goes. */
@NullMarked
package io.scimify.webapp.it.nodes;

import org.jspecify.annotations.NullMarked;
