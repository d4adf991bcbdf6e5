package io.scimify.adapter.jamf;

import static io.scimify.domain.integration.JamfPrivilege.CREATE_USER;
import static io.scimify.domain.integration.JamfPrivilege.DELETE_USER;
import static io.scimify.domain.integration.JamfPrivilege.READ_USER;
import static io.scimify.domain.integration.JamfPrivilege.UPDATE_USER;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.scimify.application.port.out.JamfResult.Reason;
import io.scimify.application.port.out.JamfUserPage;
import io.scimify.domain.user.JamfUser;
import io.scimify.domain.user.JamfUserFields;
import io.scimify.domain.user.JamfUserId;
import io.scimify.domain.user.UserName;
import java.net.URLEncoder;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code /JSSResource/users}: XML without paging, in every version (fact sheet Jamf §2). */
final class ClassicUserWire implements UserWire {
  private static final String PATH = "/JSSResource/users";

  /** Not proven to survive in a {@code /name/} path (fact sheet Jamf §2.8, Q8). */
  private static final Pattern UNSAFE_IN_PATH = Pattern.compile("[/%;?#\\\\]|^\\.{1,2}$");

  private final JamfCalls calls;
  private final ClassicUserListing listing;

  ClassicUserWire(JamfCalls calls, Listings listings) {
    this.calls = calls;
    this.listing = new ClassicUserListing(this, calls, listings);
  }

  /** A line of the list. */
  record Entry(JamfUserId id, String name) {}

  @Override
  public String path(JamfUserId id) {
    return PATH + "/id/" + id;
  }

  @Override
  public JamfUser read(JamfUserId id) {
    JamfRequest request = JamfRequest.xml("GET", path(id), READ_USER);
    return calls.readWritten(
        request, reply -> About.user(id, user(Xml.root(reply, "user")), request));
  }

  @Override
  public Optional<JamfUser> find(UserName name) {
    return named(name).filter(user -> !calls.isGone(path(user.id())));
  }

  private Optional<JamfUser> named(UserName name) {
    if (UNSAFE_IN_PATH.matcher(name.value()).find()) {
      return findInList(name);
    }
    String encoded = URLEncoder.encode(name.value(), UTF_8).replace("+", "%20");
    JamfRequest request = JamfRequest.xml("GET", PATH + "/name/" + encoded, READ_USER);
    try {
      JamfUser user = calls.read(request, reply -> user(Xml.root(reply, "user")));
      return isNamed(user.fields().username(), name) ? Optional.of(user) : findInList(name);
    } catch (JamfFailure failure) {
      if (failure.is(Reason.NOT_FOUND)) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  private Optional<JamfUser> findInList(UserName name) {
    return entries().stream()
        .filter(entry -> isNamed(entry.name(), name))
        .findFirst()
        .map(entry -> read(entry.id()));
  }

  private static boolean isNamed(String jamfName, UserName name) {
    return UserName.keyOf(jamfName).equals(name.key());
  }

  @Override
  public JamfUserPage list(int offset, int limit) {
    return listing.page(offset, limit);
  }

  /** Everybody's id and name, in Jamf's order. */
  List<Entry> entries() {
    JamfRequest request = JamfRequest.xml("GET", PATH, READ_USER);
    return calls.read(
        request,
        reply -> Xml.list(reply, "users", "user").stream().map(ClassicUserWire::entry).toList());
  }

  private static Entry entry(XmlElement user) {
    return new Entry(new JamfUserId(Xml.id(user)), Xml.name(user));
  }

  private static JamfUser user(XmlElement user) {
    String email = user.text("email");
    return new JamfUser(
        new JamfUserId(Xml.id(user)),
        new JamfUserFields(
            Xml.name(user),
            user.text("full_name"),
            email.isEmpty() ? user.text("email_address") : email,
            user.text("phone_number"),
            user.text("position")));
  }

  /** What in Jamf hangs on this user, as a sentence; "" if nothing does. */
  String dependencies(JamfUserId id) {
    JamfRequest request = JamfRequest.xml("GET", path(id), READ_USER);
    return calls.read(request, reply -> dependencies(id, Xml.root(reply, "user"), request));
  }

  private static String dependencies(JamfUserId id, XmlElement user, JamfRequest request) {
    About.user(id, user(user), request);
    List<String> names =
        user.child("links").stream()
            .flatMap(links -> links.children().stream())
            .flatMap(ClassicUserWire::linked)
            .limit(10)
            .toList();
    return names.isEmpty() ? "" : " Assigned in Jamf Pro: " + String.join(", ", names) + ".";
  }

  private static Stream<String> linked(XmlElement kind) {
    return kind.children().stream()
        .filter(item -> !item.name().equals("size"))
        .map(item -> item.name().replace('_', ' ') + " \"" + item.text("name") + "\"");
  }

  @Override
  public JamfRequest createRequest(JamfUserFields fields) {
    return JamfRequest.xml("POST", PATH + "/id/0", CREATE_USER).with(body(fields));
  }

  @Override
  public Optional<JamfUserId> createdId(Reply reply) {
    return Xml.idInAnyRoot(reply).map(JamfUserId::new);
  }

  @Override
  public JamfRequest updateRequest(JamfUserId id, JamfUserFields fields) {
    return JamfRequest.xml("PUT", path(id), UPDATE_USER).with(body(fields));
  }

  // Fixed order, both names of the e-mail address, empty elements clear (fact sheet §2.4-§2.7).
  private static String body(JamfUserFields fields) {
    return XmlDocument.of(
        "user",
        user ->
            user.field("name", fields.username())
                .field("full_name", fields.fullName())
                .field("email", fields.email())
                .field("email_address", fields.email())
                .field("phone_number", fields.phone())
                .field("position", fields.position()));
  }

  @Override
  public JamfRequest deleteRequest(JamfUserId id) {
    return JamfRequest.xml("DELETE", path(id), DELETE_USER);
  }
}
