package io.scimify.adapter.jamf;

import static io.scimify.domain.integration.JamfPrivilege.CREATE_USER;
import static io.scimify.domain.integration.JamfPrivilege.DELETE_USER;
import static io.scimify.domain.integration.JamfPrivilege.READ_USER;
import static io.scimify.domain.integration.JamfPrivilege.UPDATE_USER;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.scimify.adapter.jamf.ProUserRecords.Extras;
import io.scimify.application.port.out.JamfResult.Reason;
import io.scimify.application.port.out.JamfUserPage;
import io.scimify.domain.user.JamfUser;
import io.scimify.domain.user.JamfUserFields;
import io.scimify.domain.user.JamfUserId;
import io.scimify.domain.user.UserName;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** {@code /api/v1/users}: JSON with paging and filters, from Jamf Pro 11.26 (fact sheet §4.1). */
final class ProUserWire implements UserWire {
  static final String PATH = "/api/v1/users";

  /** The largest page that Jamf gives. */
  static final int PAGE_SIZE = 1_000;

  private static final int MOST_PAGES_OF_A_SEARCH = 200;

  private final JamfCalls calls;
  private final ProUserListing listing;

  ProUserWire(JamfCalls calls, Listings listings) {
    this.calls = calls;
    this.listing = new ProUserListing(this, calls, listings);
  }

  /** One page as Jamf gives it. */
  record Page(List<JamfUser> users, int total, boolean hasNext) {}

  @Override
  public String path(JamfUserId id) {
    return PATH + "/" + id;
  }

  @Override
  public JamfUser read(JamfUserId id) {
    JamfRequest request = JamfRequest.json("GET", path(id), READ_USER);
    return calls.readWritten(
        request,
        reply -> About.user(id, user(calls.json().requireObject(reply, request.path())), request));
  }

  @Override
  public Optional<JamfUser> find(UserName name) {
    int size = name.value().contains("*") ? PAGE_SIZE : 100;
    for (int page = 0; page < MOST_PAGES_OF_A_SEARCH; page++) {
      Page found = page(page, size, filter(name));
      // "==" knows wildcards and no case (fact sheet Jamf §4.1): look for the name itself
      Optional<JamfUser> match =
          found.users().stream()
              .filter(user -> UserName.keyOf(user.fields().username()).equals(name.key()))
              .filter(user -> !calls.isGone(path(user.id())))
              .findFirst();
      if (match.isPresent() || !found.hasNext() || found.users().isEmpty()) {
        return match;
      }
    }
    throw JamfFailure.of(
        Reason.UNEXPECTED, "Jamf Pro found too many users for the name \"" + name + "\".");
  }

  private static String filter(UserName name) {
    String quoted = name.value().replace("\\", "\\\\").replace("\"", "\\\"");
    return "username==\"" + quoted + "\"";
  }

  @Override
  public JamfUserPage list(int offset, int limit) {
    return listing.page(offset, limit);
  }

  /** One of all users' pages, in id order. */
  Page page(int number) {
    return page(number, PAGE_SIZE, "");
  }

  private Page page(int page, int size, String filter) {
    String query =
        "?page=" + page + "&page-size=" + size + "&sort=" + URLEncoder.encode("id:asc", UTF_8);
    String search = filter.isEmpty() ? "" : "&filter=" + encoded(filter);
    JamfRequest request = JamfRequest.json("GET", PATH + query + search, READ_USER);
    return onCollection(() -> calls.read(request, reply -> page(reply, page, size)));
  }

  // the form encoding writes a space as "+", which not every server decodes in a query
  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }

  private Page page(Reply reply, int number, int size) {
    JsonObject body = calls.json().requireObject(reply, PATH);
    OptionalLong total = JamfJson.number(body, "totalCount");
    if (total.isEmpty() || !body.containsKey("results")) {
      throw JamfJson.unreadable(reply, PATH);
    }
    List<JamfUser> users = users(JamfJson.array(body, "results"));
    long expected = Math.min(size, Math.max(0, total.getAsLong() - (long) number * size));
    if (users.size() != expected) {
      throw JamfFailure.of(
          Reason.UNEXPECTED,
          "Jamf Pro listed " + users.size() + " users where " + expected + " were to come.");
    }
    boolean hasNext = (long) (number + 1) * size < total.getAsLong();
    return new Page(users, (int) Math.min(total.getAsLong(), Integer.MAX_VALUE), hasNext);
  }

  private List<JamfUser> users(List<JsonValue> results) {
    List<JamfUser> users = new ArrayList<>(results.size());
    for (JsonValue result : results) {
      if (result.getValueType() != JsonValue.ValueType.OBJECT) {
        throw nameless();
      }
      users.add(user(result.asJsonObject()));
    }
    return users;
  }

  private JamfUser user(JsonObject json) {
    JamfUserId id = id(json).orElseThrow(ProUserWire::nameless);
    Extras extras =
        new Extras(
            JamfJson.text(json, "managedAppleId"),
            JamfJson.flag(json, "enableCustomPhotoUrl"),
            JamfJson.text(json, "customPhotoUrl"));
    String username = JamfJson.text(json, "username");
    if (username.isBlank()) {
      throw nameless();
    }
    calls.session().userRecords().seen(id, extras);
    return new JamfUser(
        id,
        new JamfUserFields(
            username,
            JamfJson.text(json, "realname"),
            JamfJson.text(json, "email"),
            JamfJson.text(json, "phone"),
            JamfJson.text(json, "position")));
  }

  private static JamfFailure nameless() {
    return JamfFailure.of(Reason.UNEXPECTED, "Jamf Pro gave a user without an id or a name.");
  }

  private static Optional<JamfUserId> id(JsonObject json) {
    OptionalLong id = JamfJson.number(json, "id");
    return id.isPresent() && id.getAsLong() > 0
        ? Optional.of(new JamfUserId(id.getAsLong()))
        : Optional.empty();
  }

  @Override
  public JamfRequest createRequest(JamfUserFields fields) {
    return JamfRequest.json("POST", PATH, CREATE_USER).with(calls.json().write(managed(fields)));
  }

  @Override
  public Optional<JamfUserId> createdId(Reply reply) {
    return calls.json().object(reply).flatMap(ProUserWire::id);
  }

  // PUT replaces the record (fact sheet Jamf Q3), so what we do not manage goes along
  @Override
  public JamfRequest updateRequest(JamfUserId id, JamfUserFields fields) {
    ProUserRecords records = calls.session().userRecords();
    Extras extras = records.take(id).orElseGet(() -> freshExtras(id));
    Map<String, Object> record = managed(fields);
    record.put("enableCustomPhotoUrl", extras.enableCustomPhotoUrl());
    record.put("customPhotoUrl", extras.customPhotoUrl());
    record.put("managedAppleId", extras.managedAppleId());
    return JamfRequest.json("PUT", path(id), UPDATE_USER).with(calls.json().write(record));
  }

  private Extras freshExtras(JamfUserId id) {
    read(id);
    return calls.session().userRecords().take(id).orElseThrow(ProUserWire::nameless);
  }

  private static Map<String, Object> managed(JamfUserFields fields) {
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("username", fields.username());
    record.put("realname", fields.fullName());
    record.put("email", fields.email());
    record.put("phone", fields.phone());
    record.put("position", fields.position());
    return record;
  }

  @Override
  public JamfRequest deleteRequest(JamfUserId id) {
    return JamfRequest.json("DELETE", path(id), DELETE_USER);
  }

  /** A 404 on the collection itself means that this Jamf has no such API. */
  private static <T> T onCollection(Supplier<T> read) {
    try {
      return read.get();
    } catch (JamfFailure failure) {
      throw failure.status() == 404 ? new ApiMissing() : failure;
    }
  }
}
