package io.scimify.adapter.persistence.secret;

import java.util.Set;

/** A secret was encrypted with a key that is not configured any more. */
public final class UnknownEncryptionKeyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnknownEncryptionKeyException(String id, Set<String> known) {
    super(
        "A stored secret is encrypted with key "
            + id
            + ", which is not among the configured keys "
            + known
            + ". Add the former key to scimify.encryption.key, after a comma.");
  }
}
