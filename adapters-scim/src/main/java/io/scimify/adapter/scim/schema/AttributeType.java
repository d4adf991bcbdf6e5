package io.scimify.adapter.scim.schema;

/** The data types of RFC 7643 §2.3. */
public enum AttributeType {
  STRING("string"),
  BOOLEAN("boolean"),
  DATE_TIME("dateTime"),
  BINARY("binary"),
  REFERENCE("reference"),
  COMPLEX("complex");

  private final String keyword;

  AttributeType(String keyword) {
    this.keyword = keyword;
  }

  public String keyword() {
    return keyword;
  }
}
