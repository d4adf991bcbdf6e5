package io.scimify.adapter.jamf;

import io.scimify.application.port.out.JamfResult.Reason;
import io.scimify.domain.user.JamfUser;
import io.scimify.domain.user.JamfUserFields;
import io.scimify.domain.user.JamfUserId;
import io.scimify.domain.user.UserName;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Writes users through either API. One call if Jamf answers plainly; after an odd answer a read
 * tells whether Jamf holds the effect (fact sheet Jamf §2.6, §5).
 */
final class Users {
  private final JamfCalls calls;
  private final UserWire wire;
  private final ClassicUserWire classic;

  Users(JamfCalls calls, UserWire wire, ClassicUserWire classic) {
    this.calls = calls;
    this.wire = wire;
    this.classic = classic;
  }

  UserWire wire() {
    return wire;
  }

  // ------------------------------------------------------------------------------------ create

  JamfUserId create(JamfUserFields fields) {
    JamfRequest request = wire.createRequest(fields);
    try {
      return post(request, fields);
    } catch (JamfFailure failure) {
      if (failure.isPassingConflict()) {
        requireFree(fields);
      }
      throw failure; // a create is never repeated by itself
    }
  }

  private JamfUserId post(JamfRequest request, JamfUserFields fields) {
    Reply reply;
    try {
      reply = calls.write(request);
    } catch (JamfFailure failure) {
      return confirmed(failure, () -> created(fields));
    }
    if (reply.isSuccess()) {
      return written(wire.createdId(reply).orElseGet(() -> idByName(fields)));
    }
    if (reply.status() == 404 && !request.isClassic()) {
      throw new ApiMissing();
    }
    throw calls.refusal(request, reply);
  }

  /** A 409 in other words may mean a taken name as well (fact sheet Jamf Q1). */
  private void requireFree(JamfUserFields fields) {
    if (named(fields).isPresent()) {
      throw JamfFailure.of(
          Reason.CONFLICT, "Jamf Pro has a user \"" + fields.username() + "\" already.");
    }
  }

  private JamfUserId idByName(JamfUserFields fields) {
    JamfFailure nameless =
        JamfFailure.of(Reason.UNEXPECTED, "Jamf Pro created a user and did not say under which id.")
            .withEffect(true);
    return confirmed(nameless, () -> named(fields).map(JamfUser::id));
  }

  private Optional<JamfUserId> created(JamfUserFields fields) {
    return named(fields).filter(user -> Same.user(user.fields(), fields)).map(JamfUser::id);
  }

  private Optional<JamfUser> named(JamfUserFields fields) {
    return wire.find(new UserName(fields.username()));
  }

  // ------------------------------------------------------------------------------------ update

  JamfUser update(JamfUserId id, JamfUserFields fields) {
    JamfRequest request = wire.updateRequest(id, fields);
    JamfUser updated = new JamfUser(id, fields);
    try {
      return put(request, updated);
    } catch (JamfFailure failure) {
      if (failure.isPassingConflict()) {
        return holding(updated).orElseGet(() -> put(request, updated));
      }
      if (failure.is(Reason.CONFLICT)) {
        throw calls.orNotYetAgreed(failure, named(fields).isPresent());
      }
      return confirmed(failure, () -> holding(updated));
    }
  }

  private JamfUser put(JamfRequest request, JamfUser user) {
    Reply reply = calls.writeTo(request, () -> wire.read(user.id()));
    if (!reply.isSuccess()) {
      throw calls.refusal(request, reply);
    }
    written(user.id());
    return user;
  }

  private Optional<JamfUser> holding(JamfUser wanted) {
    return Optional.of(wire.read(wanted.id()))
        .filter(user -> Same.user(user.fields(), wanted.fields()));
  }

  // ------------------------------------------------------------------------------------ delete

  JamfUserId delete(JamfUserId id) {
    JamfRequest request = wire.deleteRequest(id);
    Reply reply;
    try {
      reply = calls.writeTo(request, () -> wire.read(id));
    } catch (JamfFailure failure) {
      if (failure.saysDone()) {
        calls.session().deleted(wire.path(id));
      }
      return confirmed(failure, () -> goneIf(isGone(id), id));
    }
    return settleDelete(request, reply, id);
  }

  private JamfUserId settleDelete(JamfRequest request, Reply reply, JamfUserId id) {
    if (reply.isSuccess()) {
      return deleted(id);
    }
    JamfFailure refusal = calls.refusal(request, reply);
    if (refusal.is(Reason.MISSING_PRIVILEGE)) {
      throw refusal;
    }
    if (reply.status() == 404) {
      throw isGone(id) ? refusal : calls.stillThere(request);
    }
    return afterRefusal(request, refusal, id);
  }

  /** Some refused deletes are done all the same, some 409s pass (fact sheet Jamf §2.6, §3.4). */
  private JamfUserId afterRefusal(JamfRequest request, JamfFailure refusal, JamfUserId id) {
    Optional<String> dependencies = dependencies(id);
    if (dependencies.isEmpty()) {
      return goneIf(isGone(id), id).orElseThrow(() -> calls.stillThere(request));
    }
    boolean passing = refusal.mayPass() && dependencies.get().isEmpty();
    if (passing && calls.write(request).isSuccess()) {
      return deleted(id);
    }
    if (refusal.status() != 409 && passing) {
      throw refusal; // not Jamf's own word
    }
    throw JamfFailure.of(
            Reason.IN_USE,
            "Jamf Pro refuses to delete user " + id + ". " + refusal.detail() + dependencies.get())
        .withStatus(refusal.status());
  }

  /** Nothing when the user is gone; Classic tells what hangs on it, in every version. */
  private Optional<String> dependencies(JamfUserId id) {
    try {
      return Optional.of(classic.dependencies(id));
    } catch (JamfFailure failure) {
      if (failure.is(Reason.NOT_FOUND)) {
        return Optional.empty();
      }
      throw failure.withEffect(true);
    }
  }

  private boolean isGone(JamfUserId id) {
    calls.believeGone(wire.path(id));
    try {
      wire.read(id);
      return false;
    } catch (JamfFailure failure) {
      if (failure.is(Reason.NOT_FOUND)) {
        return true;
      }
      throw failure;
    }
  }

  private Optional<JamfUserId> goneIf(boolean gone, JamfUserId id) {
    return gone ? Optional.of(deleted(id)) : Optional.empty();
  }

  // --------------------------------------------------------------------------------- confirming

  /** What a read finds, if the outcome is unknown and the read tells; otherwise the failure. */
  private static <T> T confirmed(JamfFailure failure, Supplier<Optional<T>> read) {
    if (!failure.effectUnknown()) {
      throw failure;
    }
    return Confirmation.of(read).orElseThrow(() -> failure);
  }

  private JamfUserId written(JamfUserId id) {
    calls.session().written(wire.path(id));
    return id;
  }

  private JamfUserId deleted(JamfUserId id) {
    calls.session().gone(wire.path(id));
    return id;
  }
}
