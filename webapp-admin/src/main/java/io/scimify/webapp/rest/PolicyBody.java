package io.scimify.webapp.rest;

import io.scimify.domain.deprovisioning.DeactivationAction;
import io.scimify.domain.deprovisioning.DeletionThreshold;
import io.scimify.domain.deprovisioning.DeprovisioningPolicy;
import io.scimify.domain.deprovisioning.ProtectedUsers;
import io.scimify.domain.user.UserName;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Reads a change of the deprovisioning policy; what is not mentioned stays. */
final class PolicyBody {
  private PolicyBody() {}

  static DeprovisioningPolicy over(DeprovisioningPolicy present, Body change) {
    change.only(
        "action",
        "grace",
        "guarded",
        "window",
        "users",
        "groupMembers",
        "protectedUsers",
        "fourEyes",
        "liftedUntil");
    return new DeprovisioningPolicy(
        change.word("action", DeactivationAction.class).orElse(present.action()),
        change
            .duration("grace", Duration.ZERO, DeprovisioningPolicy.LONGEST_GRACE)
            .orElse(present.grace()),
        change.flag("guarded").orElse(present.guarded()),
        change
            .duration(
                "window", DeprovisioningPolicy.SHORTEST_WINDOW, DeprovisioningPolicy.LONGEST_WINDOW)
            .orElse(present.window()),
        change.object("users").map(b -> threshold(present.users(), b)).orElse(present.users()),
        change
            .object("groupMembers")
            .map(b -> threshold(present.groupMembers(), b))
            .orElse(present.groupMembers()),
        change
            .texts("protectedUsers")
            .map(names -> new ProtectedUsers(names.stream().map(UserName::new).toList()))
            .orElse(present.protectedUsers()),
        change.flag("fourEyes").orElse(present.fourEyes()),
        liftedUntil(present, change));
  }

  // RFC 7396: null removes.
  private static Optional<Instant> liftedUntil(DeprovisioningPolicy present, Body change) {
    return change.has("liftedUntil") ? change.instant("liftedUntil") : present.liftedUntil();
  }

  private static DeletionThreshold threshold(DeletionThreshold present, Body change) {
    change.only("count", "percent", "most");
    return new DeletionThreshold(
        change.number("count", 0, Integer.MAX_VALUE).orElse(present.count()),
        change.number("percent", 0, 100).orElse(present.percent()),
        change.number("most", 0, Integer.MAX_VALUE).orElse(present.most()));
  }
}
