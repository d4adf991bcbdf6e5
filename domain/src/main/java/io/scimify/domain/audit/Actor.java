package io.scimify.domain.audit;

/**
 * Who did something: a SCIM client (by key label), an administrator (by user name), or the system.
 */
public record Actor(Kind kind, String name) {
  /** The sort of actor. */
  public enum Kind {
    SCIM_CLIENT,
    ADMIN,
    SYSTEM
  }

  public static final Actor SYSTEM = new Actor(Kind.SYSTEM, "scimify");

  public static Actor scimClient(String keyLabel) {
    return new Actor(Kind.SCIM_CLIENT, keyLabel);
  }

  public static Actor admin(String userName) {
    return new Actor(Kind.ADMIN, userName);
  }
}
