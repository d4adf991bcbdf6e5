package io.scimify.adapter.scim.wire;

/** How much of a request is read before it is refused with 413 or 400. */
public record Limits(
    int maxBodyBytes, int maxDepth, int maxPatchOperations, int maxBulkOperations) {

  /** Room for a group of 50,000 members in one request. */
  public static final Limits STANDARD = new Limits(10 * 1024 * 1024, 32, 10_000, 200);
}
