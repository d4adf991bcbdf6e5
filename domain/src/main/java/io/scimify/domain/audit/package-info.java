/** What happened, who asked, what was decided and why: append-only. */
@NullMarked
package io.scimify.domain.audit;

import org.jspecify.annotations.NullMarked;
