package io.scimify.domain.operation;

import io.scimify.domain.group.ScimGroupId;
import io.scimify.domain.user.ScimUserId;
import java.util.UUID;

/**
 * The one user or group an operation is about; operations of one subject run one at a time, in
 * order.
 */
public record Subject(Kind kind, UUID id) {
  /** What a subject is. */
  public enum Kind {
    USER,
    GROUP
  }

  public static Subject of(ScimUserId id) {
    return new Subject(Kind.USER, id.value());
  }

  public static Subject of(ScimGroupId id) {
    return new Subject(Kind.GROUP, id.value());
  }

  public ScimUserId userId() {
    return new ScimUserId(id);
  }

  public ScimGroupId groupId() {
    return new ScimGroupId(id);
  }

  @Override
  public String toString() {
    return kind + ":" + id;
  }
}
