package io.scimify.adapter.jamf;

import io.scimify.adapter.jamf.JamfSession.Features;
import io.scimify.application.port.out.JamfResult.Reason;
import io.scimify.domain.integration.JamfPrivilege;
import jakarta.json.JsonObject;
import java.util.function.Function;

/**
 * Chooses between Jamf's two user APIs by the version, which is asked for once in a while, and by
 * trying where Jamf names none.
 */
final class UserApiChoice {
  static final String VERSION_PATH = "/api/v1/jamf-pro-version";

  private final JamfCalls calls;
  private final Listings listings;

  UserApiChoice(JamfCalls calls, Listings listings) {
    this.calls = calls;
    this.listings = listings;
  }

  <T> T with(Function<Users, T> action) {
    boolean modern = hasUsersApi();
    try {
      return action.apply(users(modern));
    } catch (ApiMissing missing) {
      requireReallyMissing();
      calls.session().remember(false);
      return action.apply(users(false));
    } catch (JamfFailure failure) {
      if (failure.is(Reason.NOT_FOUND) && isAnotherVersionNow(modern)) {
        return action.apply(users(!modern));
      }
      throw failure;
    }
  }

  /** One 404 may be anybody's, and what was just refused must not go the other way as well. */
  private void requireReallyMissing() {
    if (triedUsersApi()) {
      throw JamfFailure.of(
              Reason.UNEXPECTED,
              "Jamf Pro answered " + ProUserWire.PATH + " with status 404, but has it.")
          .withEffect(true);
    }
  }

  /** A 404 may also mean that Jamf was replaced by a version without the API. */
  private boolean isAnotherVersionNow(boolean modern) {
    if (!modern || calls.session().hasFreshFeatures()) {
      return false;
    }
    boolean usersApi = askedForUsersApi();
    calls.session().remember(usersApi);
    return !usersApi;
  }

  private Users users(boolean modern) {
    ClassicUserWire classic = new ClassicUserWire(calls, listings);
    return new Users(calls, modern ? new ProUserWire(calls, listings) : classic, classic);
  }

  private boolean hasUsersApi() {
    Features known = calls.session().features();
    if (known != null) {
      return known.usersApi();
    }
    boolean usersApi = askedForUsersApi();
    calls.session().remember(usersApi);
    return usersApi;
  }

  private boolean askedForUsersApi() {
    try {
      return calls
          .read(
              JamfRequest.open(VERSION_PATH),
              reply -> JamfVersion.of(JamfJson.text(body(reply), "version")))
          .map(JamfVersion::hasUsersApi)
          .orElseGet(this::triedUsersApi);
    } catch (JamfFailure failure) {
      // without an access token there is no use in trying; with one, the answer was about the call
      if (isAboutTheCall(failure)) {
        return triedUsersApi();
      }
      throw failure;
    }
  }

  private JsonObject body(Reply reply) {
    return calls.json().requireObject(reply, VERSION_PATH);
  }

  private static boolean isAboutTheCall(JamfFailure failure) {
    return !failure.isAboutToken()
        && failure.status() >= 400
        && failure.status() < 500
        && !failure.is(Reason.THROTTLED);
  }

  private boolean triedUsersApi() {
    JamfRequest probe =
        JamfRequest.json("GET", ProUserWire.PATH + "?page=0&page-size=1", JamfPrivilege.READ_USER);
    try {
      return calls.read(probe, reply -> calls.json().object(reply).isPresent());
    } catch (JamfFailure failure) {
      if (failure.status() == 404) {
        return false;
      }
      throw failure;
    }
  }
}
