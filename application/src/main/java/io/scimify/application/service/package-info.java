/** The use cases: load, decide, record, act, settle. */
@NullMarked
package io.scimify.application.service;

import org.jspecify.annotations.NullMarked;
