package io.scimify.adapter.scim.schema;

/** Among which resources a value may occur once only, RFC 7643 §7. */
public enum Uniqueness {
  NONE("none"),
  SERVER("server");

  private final String keyword;

  Uniqueness(String keyword) {
    this.keyword = keyword;
  }

  public String keyword() {
    return keyword;
  }
}
