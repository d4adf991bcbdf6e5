package io.scimify.domain.operation;

/** Ties a request, its operations, its audit events and its log lines together. */
public record CorrelationId(String value) {
  public CorrelationId {
    if (!value.matches("[A-Za-z0-9._-]{1,64}")) {
      throw new IllegalArgumentException("Correlation id must be 1 to 64 of A-Z a-z 0-9 . _ -");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
