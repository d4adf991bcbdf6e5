package io.scimify.adapter.jamf;

import io.scimify.application.port.out.JamfCallContext;
import io.scimify.application.port.out.JamfResult.Reason;
import java.time.Duration;
import java.util.function.Function;

/**
 * The calls made on behalf of one caller, all before its deadline. Reads are repeated when Jamf
 * stumbles; a write goes out once, and its caller decides by reading what to do about an odd
 * answer.
 */
final class JamfCalls {
  private static final int REREADS_IN_SLIGHT_DOUBT = 2;
  private static final int REREADS_IN_STRONG_DOUBT = 5;
  private static final int WRITES_TO_LAGGING_APPS = 3;

  private final JamfSession session;
  private final JamfCallContext context;
  private final JamfJson json;
  private final Patience patience;
  private final AuthorisedCalls calls;

  JamfCalls(AuthorisedCalls.Shared shared, JamfSession session, JamfCallContext context) {
    this.session = session;
    this.context = context;
    this.json = shared.json();
    this.patience = new Patience(shared.clock(), shared.settings(), context.deadline());
    this.calls = new AuthorisedCalls(shared, session, context, patience);
  }

  JamfSession session() {
    return session;
  }

  JamfCallContext context() {
    return context;
  }

  JamfJson json() {
    return json;
  }

  Duration remaining() {
    return patience.remaining();
  }

  Explanation explain(Reply reply) {
    return Explanation.of(reply, json);
  }

  // ------------------------------------------------------------------------------------- reads

  /** What {@code parser} makes of a successful answer; anything else is a failure. */
  <T> T read(JamfRequest request, Function<Reply, T> parser) {
    return patience.repeating(last -> parser.apply(readOnce(request, last)));
  }

  private Reply readOnce(JamfRequest request, boolean last) {
    Reply reply = calls.answer(request, last);
    if (reply.isSuccess()) {
      return reply;
    }
    throw (reply.status() == 404 ? notFound(request, reply) : invalid(request, reply))
        .withStatus(reply.status());
  }

  /**
   * A read of one object by its id. A 404 for what was written a moment ago is not believed as long
   * as another web app of the cluster may have given it (fact sheet Jamf §5).
   */
  <T> T readWritten(JamfRequest request, Function<Reply, T> parser) {
    for (int reread = 0; ; reread++) {
      try {
        T found = read(request, parser);
        if (reread > 0) {
          session.contradicted();
        }
        return found;
      } catch (JamfFailure failure) {
        if (!failure.is(Reason.NOT_FOUND)) {
          throw failure;
        }
        lookAgain(request, failure, reread);
      }
    }
  }

  private void lookAgain(JamfRequest request, JamfFailure failure, int reread) {
    Duration pause = patience.backOff(reread + 1);
    switch (session.doubt(request.path())) {
      case NONE -> throw failure;
      case SLIGHT -> {
        if (reread >= REREADS_IN_SLIGHT_DOUBT || !patience.allows(pause)) {
          throw failure;
        }
      }
      case STRONG -> {
        if (reread >= REREADS_IN_STRONG_DOUBT || !patience.allows(pause)) {
          throw lagging();
        }
      }
    }
    Patience.sleep(pause);
  }

  private JamfFailure notFound(JamfRequest request, Reply reply) {
    return reply.saysNotFound(request.isClassic())
        ? JamfFailure.of(Reason.NOT_FOUND, "Jamf Pro knows no " + request.path() + ".")
        : JamfFailure.of(
            Reason.UNEXPECTED,
            "A page with status 404 that is not Jamf Pro's came back for " + request.path() + ".");
  }

  private JamfFailure invalid(JamfRequest request, Reply reply) {
    String what = request.method() + " " + request.path();
    if (!reply.isJamfsError(json)) {
      return JamfFailure.of(
              Reason.UNEXPECTED,
              "A page with status "
                  + reply.status()
                  + " that is not Jamf Pro's came back for "
                  + what
                  + ".")
          .withEffect(!request.isRead());
    }
    String reason = explain(reply).said().orElse("status " + reply.status() + " without a reason");
    return JamfFailure.of(Reason.INVALID, "Jamf Pro refused " + what + ": " + reason + ".");
  }

  // ------------------------------------------------------------------------------------ writes

  /**
   * Sends a write once. Returns a plain success or what Jamf has against it (4xx other than 401,
   * 403, 408 and 429); fails with {@code effectUnknown} if Jamf may have done it all the same.
   */
  Reply write(JamfRequest request) {
    Reply reply = calls.answer(request, false);
    if (reply.isSuccess() && !request.isCreate() && !Receipt.isIn(reply, request, json)) {
      throw JamfFailure.of(
              Reason.UNEXPECTED,
              "Jamf Pro answered "
                  + request.method()
                  + " "
                  + request.path()
                  + " with status "
                  + reply.status()
                  + " and without saying what it did.")
          .withStatus(reply.status())
          .withEffect(true);
    }
    return reply;
  }

  /** Whether what Jamf shows was deleted a moment ago; then a web app that lags behind shows it. */
  boolean isGone(String path) {
    boolean gone = session.isGone(path);
    if (gone) {
      session.contradicted();
    }
    return gone;
  }

  /** A write to an existing object, repeated only if a 404 came from a web app that lags behind. */
  Reply writeTo(JamfRequest request, Runnable reread) {
    for (int attempt = 1; attempt <= WRITES_TO_LAGGING_APPS; attempt++) {
      Reply reply = write(request);
      if (reply.status() != 404 || session.doubt(request.path()) == RecentWrites.Doubt.NONE) {
        return reply;
      }
      reread.run(); // fails unless the object is there
      session.contradicted();
    }
    throw lagging();
  }

  /**
   * After an attempt to delete a 404 is to be believed, unless it may come from a web app that has
   * not heard of the object yet.
   */
  void believeGone(String path) {
    if (session.doubt(path) != RecentWrites.Doubt.STRONG) {
      session.deleted(path);
    }
  }

  private static JamfFailure lagging() {
    return JamfFailure.of(
            Reason.NOT_YET,
            "Jamf Pro does not show everywhere yet what was written within the last minute.")
        .notRepeatable();
  }

  /**
   * A name that Jamf takes for taken and shows nobody to have is one that another web app has just
   * set free, where web apps take turns.
   */
  JamfFailure orNotYetAgreed(JamfFailure conflict, boolean shown) {
    return shown || session.isSteady()
        ? conflict
        : JamfFailure.of(
                Reason.UNEXPECTED,
                conflict.detail() + " It shows nobody of that name, so it is asked again.")
            .withStatus(conflict.status());
  }

  /** The failure for a 4xx answer to a write. */
  JamfFailure refusal(JamfRequest request, Reply reply) {
    Explanation why = explain(reply);
    JamfFailure failure;
    if (reply.status() == 404) {
      failure = notFound(request, reply);
    } else if (why.saysNotAuthorized()) {
      failure = calls.lacking(request, reply);
    } else if (why.saysDuplicate()) {
      failure = JamfFailure.of(Reason.CONFLICT, "Jamf Pro: " + why.reason() + ".");
    } else if (why.saysTryAgain() || (reply.status() == 409 && !why.saysInvalid())) {
      failure = passing(reply, why);
    } else {
      failure = invalid(request, reply);
    }
    return failure.withStatus(reply.status());
  }

  /** For a deletion that found nothing to delete, of what a read then shows. */
  JamfFailure stillThere(JamfRequest request) {
    session.contradicted();
    return JamfFailure.of(
            Reason.UNEXPECTED,
            "Jamf Pro answered "
                + request.method()
                + " "
                + request.path()
                + " as if it were gone, but still shows it.")
        .withEffect(true);
  }

  private static JamfFailure passing(Reply reply, Explanation why) {
    boolean inUnknownWords = !why.isSilent() && !why.saysTryAgain();
    return JamfFailure.of(
        inUnknownWords ? Reason.REFUSED : Reason.UNEXPECTED,
        "Jamf Pro refused with status "
            + reply.status()
            + why.said().map(reason -> ": " + reason + ".").orElse(" and without a reason."));
  }
}
