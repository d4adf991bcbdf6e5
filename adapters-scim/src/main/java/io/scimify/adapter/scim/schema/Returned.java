package io.scimify.adapter.scim.schema;

/** When an attribute is part of an answer, RFC 7643 §7. */
public enum Returned {
  ALWAYS("always"),
  DEFAULT("default"),
  NEVER("never");

  private final String keyword;

  Returned(String keyword) {
    this.keyword = keyword;
  }

  public String keyword() {
    return keyword;
  }
}
