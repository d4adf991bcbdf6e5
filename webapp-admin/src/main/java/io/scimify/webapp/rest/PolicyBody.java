package io.scimify.webapp.rest;

import io.scimify.domain.deprovisioning.DeactivationAction;
import io.scimify.domain.deprovisioning.DeletionThreshold;
import io.scimify.domain.deprovisioning.DeprovisioningPolicy;
import io.scimify.domain.deprovisioning.ProtectedUsers;
import io.scimify.domain.user.UserName;

/** Reads a change of the deprovisioning policy; what is not mentioned stays. */
final class PolicyBody {
  private PolicyBody() {}

  static DeprovisioningPolicy over(DeprovisioningPolicy present, Body change) {
    return new DeprovisioningPolicy(
        change.word("action", DeactivationAction.class).orElse(present.action()),
        change.duration("grace").orElse(present.grace()),
        change.flag("guarded").orElse(present.guarded()),
        change.duration("window").orElse(present.window()),
        change.object("users").map(b -> threshold(present.users(), b)).orElse(present.users()),
        change
            .object("groupMembers")
            .map(b -> threshold(present.groupMembers(), b))
            .orElse(present.groupMembers()),
        change
            .texts("protectedUsers")
            .map(names -> new ProtectedUsers(names.stream().map(UserName::new).toList()))
            .orElse(present.protectedUsers()),
        change.flag("fourEyes").orElse(present.fourEyes()));
  }

  private static DeletionThreshold threshold(DeletionThreshold present, Body change) {
    return new DeletionThreshold(
        change.number("count").orElse(present.count()),
        change.number("percent").orElse(present.percent()),
        change.number("most").orElse(present.most()));
  }
}
