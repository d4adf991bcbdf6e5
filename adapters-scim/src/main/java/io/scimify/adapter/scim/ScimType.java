package io.scimify.adapter.scim;

/** The detail error keywords of RFC 7644 §3.12, each with the HTTP status that belongs to it. */
public enum ScimType {
  INVALID_FILTER("invalidFilter", 400),
  TOO_MANY("tooMany", 400),
  UNIQUENESS("uniqueness", 409),
  MUTABILITY("mutability", 400),
  INVALID_SYNTAX("invalidSyntax", 400),
  INVALID_PATH("invalidPath", 400),
  NO_TARGET("noTarget", 400),
  INVALID_VALUE("invalidValue", 400),
  INVALID_VERS("invalidVers", 400),
  SENSITIVE("sensitive", 403);

  private final String keyword;
  private final int status;

  ScimType(String keyword, int status) {
    this.keyword = keyword;
    this.status = status;
  }

  public String keyword() {
    return keyword;
  }

  public int status() {
    return status;
  }
}
