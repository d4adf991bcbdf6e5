package io.scimify.adapter.jamf;

import static io.scimify.adapter.jamf.JamfTestBench.failure;
import static io.scimify.adapter.jamf.JamfTestBench.fields;
import static io.scimify.adapter.jamf.JamfTestBench.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimify.application.port.out.JamfCallContext;
import io.scimify.application.port.out.JamfResult.Reason;
import io.scimify.domain.group.GroupDisplayName;
import io.scimify.domain.group.JamfGroupId;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.integration.JamfConnection;
import io.scimify.domain.integration.SecretText;
import io.scimify.domain.user.JamfUserFields;
import io.scimify.domain.user.JamfUserId;
import io.scimify.domain.user.UserName;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import okhttp3.mockwebserver.SocketPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers byte by byte, as no well-behaved server gives them. */
class WireOdditiesTest {
  private static final JamfUserId ID = new JamfUserId(7);
  private static final String TOKEN = "/api/v1/oauth/token";
  private static final String VERSION = "/api/v1/jamf-pro-version";

  private final MockWebServer server = new MockWebServer();
  private final BlockingQueue<MockResponse> answers = new LinkedBlockingQueue<>();
  private final List<RecordedRequest> requests = new ArrayList<>();
  private final HttpJamfDirectory directory =
      new HttpJamfDirectory(Clock.systemUTC(), JamfTestBench.settings());
  private String version = "{\"version\":\"11.30.2\"}";

  @BeforeEach
  void start() throws IOException {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            requests.add(request);
            String path = request.getPath();
            if (TOKEN.equals(path)) {
              return json("{\"access_token\":\"t\",\"expires_in\":\"60\"}")
                  .addHeader("Set-Cookie", "APBALANCEID=one; Path=/; Secure");
            }
            if (VERSION.equals(path)) {
              return json(version);
            }
            MockResponse next = answers.poll();
            return next == null ? new MockResponse().setResponseCode(500) : next;
          }
        });
    server.start();
  }

  @AfterEach
  void stop() throws IOException {
    directory.close();
    server.shutdown();
  }

  private static MockResponse json(String body) {
    return new MockResponse().setBody(body).addHeader("Content-Type", "text/plain");
  }

  private static MockResponse page(int status, String body) {
    return new MockResponse().setResponseCode(status).setBody(body);
  }

  private JamfCallContext context() {
    return context("instance-1", server.url("/").toString(), Duration.ofSeconds(5));
  }

  private static JamfCallContext context(String instance, String url, Duration patience) {
    return new JamfCallContext(
        new IntegrationInstanceId(instance),
        new JamfConnection(URI.create(url), "client", new SecretText("p&s=s")),
        Clock.systemUTC().instant().plus(patience),
        call -> {});
  }

  private static String user(String id) {
    return "{\"id\":"
        + id
        + ",\"username\":\"ada\",\"realname\":null,\"email\":\"a@x\",\"phone\":null,"
        + "\"position\":\"\",\"future\":{\"a\":[1]}}";
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "\"7\""})
  void readsNumbersAndStringsNullsAndUnknownFields(String id) {
    answers.add(json(user(id)));

    var user = value(directory.readUser(context(), ID));
    assertThat(user.id()).isEqualTo(ID);
    assertThat(user.fields()).isEqualTo(new JamfUserFields("ada", "", "a@x", "", ""));
  }

  @Test
  void doesNotTakeAnotherUserForTheOneAskedFor() {
    answers.add(json(user("8")));
    answers.add(json(user("8")));
    assertThat(failure(directory.readUser(context(), ID)).reason()).isEqualTo(Reason.UNEXPECTED);

    answers.add(json(user("8")));
    answers.add(json(user("7")));
    assertThat(value(directory.readUser(context(), ID)).id()).isEqualTo(ID);
  }

  /** A web app that lags behind has never heard of the user, so its 404 proves no deletion. */
  @Test
  void doesNotTakeAFailedDeletionForDone_whenALaggingWebAppKnowsNothing() {
    answers.add(page(201, "{\"id\":\"7\"}"));
    value(directory.createUser(context(), new JamfUserFields("ada", "", "", "", "")));
    answers.add(page(500, "").addHeader("Set-Cookie", "APBALANCEID=two"));
    for (int i = 0; i < 10; i++) {
      answers.add(page(404, "{\"httpStatus\":404,\"errors\":[]}"));
    }

    assertThat(failure(directory.deleteUser(context(), ID)).effectUnknown()).isTrue();
  }

  @Test
  void aNewNameIsNotTaken_whenNobodyShowsToHaveIt_andWebAppsTakeTurns() {
    String duplicate = "{\"httpStatus\":400,\"errors\":[{\"code\":\"DUPLICATE_FIELD\"}]}";
    answers.add(json(user("7")));
    value(directory.readUser(context(), ID)); // under a pin that is new
    answers.add(page(400, duplicate));
    answers.add(json("{\"totalCount\":0,\"results\":[]}"));
    JamfUserFields fields = new JamfUserFields("ada", "", "", "", "");
    assertThat(failure(directory.updateUser(context(), ID, fields)).reason())
        .isEqualTo(Reason.UNEXPECTED);

    answers.add(json(user("7")));
    answers.add(page(400, duplicate));
    answers.add(json("{\"totalCount\":1,\"results\":[" + user("8") + "]}"));
    assertThat(failure(directory.updateUser(context(), ID, fields)).reason())
        .isEqualTo(Reason.CONFLICT);
  }

  @Test
  void doesNotTakeSomethingWithoutANameForAUserOrAGroup() {
    for (int i = 0; i < 2; i++) {
      answers.add(json("{\"id\":7}"));
    }
    assertThat(failure(directory.readUser(context(), ID)).reason()).isEqualTo(Reason.UNEXPECTED);
    for (int i = 0; i < 2; i++) {
      answers.add(json("[{\"id\":7,\"name\":\"\"}]"));
    }
    assertThat(failure(directory.listStaticGroups(context())).reason())
        .isEqualTo(Reason.UNEXPECTED);
  }

  @Test
  void doesNotTakeAnotherGroupForTheOneAskedFor() {
    String other = "<user_group><id>8</id><name>X</name><users><size>0</size></users></user_group>";
    answers.add(page(200, other));
    answers.add(page(200, other));
    assertThat(failure(directory.readGroup(context(), new JamfGroupId(7))).reason())
        .isEqualTo(Reason.UNEXPECTED);
  }

  @Test
  void sendsTheSecretAsAForm_andOnlyThere() {
    answers.add(json(user("7")));
    value(directory.readUser(context(), ID));

    assertThat(requests.get(0).getBody().readUtf8())
        .isEqualTo("grant_type=client_credentials&client_id=client&client_secret=p%26s%3Ds");
    assertThat(requests.get(2).getHeader("Authorization")).isEqualTo("Bearer t");
  }

  @Test
  void keepsCookies_untilTheServerDropsThem_andForOneInstanceOnly() {
    answers.add(json(user("7")).addHeader("Set-Cookie", "AWSALB=x; Max-Age=600"));
    answers.add(json(user("7")).addHeader("Set-Cookie", "AWSALB=; Max-Age=0"));
    answers.add(json(user("7")));
    for (int i = 0; i < 3; i++) {
      value(directory.readUser(context(), ID));
    }
    answers.add(json(user("7")));
    String url = server.url("/").toString();
    value(directory.readUser(context("instance-2", url, Duration.ofSeconds(5)), ID));

    assertThat(requests)
        .extracting(request -> request.getHeader("Cookie"))
        .containsExactly(
            null,
            "APBALANCEID=one",
            "APBALANCEID=one",
            "APBALANCEID=one; AWSALB=x",
            "APBALANCEID=one",
            null,
            "APBALANCEID=one",
            "APBALANCEID=one");
  }

  @Test
  void failsAsUnexpected_onABodyThatBreaksOff() {
    for (int i = 0; i < 3; i++) {
      answers.add(json(user("7")).setSocketPolicy(SocketPolicy.DISCONNECT_DURING_RESPONSE_BODY));
    }
    assertThat(failure(directory.readUser(context(), ID)).reason()).isEqualTo(Reason.UNEXPECTED);
  }

  @Test
  void doesNotWaitForABodyThatNeverEnds() {
    answers.add(json(user("7")).throttleBody(1, 1, TimeUnit.SECONDS));
    answers.add(json(user("7")).throttleBody(1, 1, TimeUnit.SECONDS));
    String url = server.url("/").toString();
    long start = System.nanoTime();

    failure(directory.readUser(context("instance-1", url, Duration.ofSeconds(1)), ID));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
  }

  @Test
  void followsNoRedirect() {
    answers.add(page(302, "").addHeader("Location", "https://login.example.com/"));
    answers.add(page(302, "").addHeader("Location", "https://login.example.com/"));

    assertThat(failure(directory.readUser(context(), ID)).reason()).isEqualTo(Reason.UNEXPECTED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE user_group [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
            + "<user_group><id>1</id><name>&x;</name></user_group>",
        "<!DOCTYPE user_group [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>"
            + "<user_group><id>1</id><name>&b;</name></user_group>",
        "<user_group><id>1</id><name>G",
        "<users/>",
        "<user_group><name>G</name></user_group>",
        "<user_group><id>1</id><users><size>3</size><user><id>1</id></user></users></user_group>",
        "not xml",
        ""
      })
  void failsAsUnexpected_onXmlThatIsNotAGroup(String body) {
    answers.add(page(200, body));
    answers.add(page(200, body));

    var failed = failure(directory.readGroup(context(), new JamfGroupId(1)));
    assertThat(failed.reason()).isEqualTo(Reason.UNEXPECTED);
    assertThat(failed.detail()).doesNotContain("root:");
  }

  @Test
  void refusesXmlThatIsNestedWithoutEnd() {
    answers.add(page(200, "<a>".repeat(50_000)));
    answers.add(page(200, "<a>".repeat(50_000)));

    assertThat(failure(directory.readGroup(context(), new JamfGroupId(1))).reason())
        .isEqualTo(Reason.UNEXPECTED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"totalCount\":2,\"results\":[]}",
        "{\"totalCount\":1,\"results\":[{\"username\":\"a\"}]}",
        "{\"totalCount\":1,\"results\":[\"a\"]}",
        "{\"results\":[]}",
        "{\"totalCount\":0}",
        "[]",
        "{",
        ""
      })
  void failsAsUnexpected_onAListThatIsNone(String body) {
    answers.add(json(body));
    answers.add(json(body));

    assertThat(failure(directory.listUsers(context(), 0, 10)).reason())
        .isEqualTo(Reason.UNEXPECTED);
  }

  @Test
  void usesClassic_whenTheNewApiIsMissingAllTheSame() {
    for (int i = 0; i < 3; i++) { // the create, and two looks whether it was a passing oddity
      answers.add(page(404, "<html><title>HTTP Status 404</title></html>"));
    }
    answers.add(page(201, "<user><id>7</id></user>"));
    answers.add(page(201, ""));

    assertThat(value(directory.createUser(context(), fields("ada")))).isEqualTo(ID);
    value(directory.updateUser(context(), ID, fields("ada")));
    assertThat(requests)
        .extracting(RecordedRequest::getPath)
        .endsWith("/JSSResource/users/id/0", "/JSSResource/users/id/7")
        .filteredOn("/api/v1/users"::equals)
        .hasSize(1);
  }

  @Test
  void neverCreatesASecondTimeByClassic_whenSomebodyElseAnswered404() {
    answers.add(page(404, "<html><title>HTTP Status 404</title></html>"));
    answers.add(json("{\"totalCount\":0,\"results\":[]}"));

    var failed = failure(directory.createUser(context(), fields("ada")));
    assertThat(failed.reason()).isEqualTo(Reason.UNEXPECTED);
    assertThat(failed.effectUnknown()).isTrue();
    assertThat(requests)
        .extracting(RecordedRequest::getMethod)
        .filteredOn("POST"::equals)
        .hasSize(2);
  }

  @Test
  void triesTheNewApi_whenJamfNamesNoVersion() {
    version = "{}";
    answers.add(json("{\"totalCount\":0,\"results\":[]}"));
    answers.add(json("{\"totalCount\":0,\"results\":[]}"));
    assertThat(value(directory.findUser(context(), new UserName("ada")))).isEmpty();
  }

  @Test
  void sendsClassicUsersInFixedOrder_withBothNamesOfTheAddress() {
    version = "{\"version\":\"11.25.2\"}";
    answers.add(page(201, "<?xml version=\"1.0\"?><user><id>7</id></user>"));
    value(
        directory.createUser(
            context(), new JamfUserFields("a<b>&\"c", "A\u0001B", "a@x", "", "x")));

    RecordedRequest request = requests.get(2);
    assertThat(request.getHeader("Content-Type")).isEqualTo("application/xml");
    assertThat(request.getBody().readUtf8())
        .isEqualTo(
            "<user><name>a&lt;b&gt;&amp;\"c</name><full_name>AB</full_name><email>a@x</email>"
                + "<email_address>a@x</email_address><phone_number/><position>x</position></user>");
  }

  @Test
  void quotesFilters() {
    answers.add(json("{\"totalCount\":0,\"results\":[]}"));
    value(directory.findUser(context(), new UserName("a\"b\\c +d")));

    assertThat(requests.get(2).getPath())
        .isEqualTo(
            "/api/v1/users?page=0&page-size=100&sort=id%3Aasc"
                + "&filter=username%3D%3D%22a%5C%22b%5C%5Cc%20%2Bd%22");
  }

  @Test
  void doesNotBelieveTheNotFoundOfAnotherWebApp() {
    answers.add(page(201, "{\"id\":\"7\",\"href\":\"x\"}"));
    value(directory.createUser(context(), fields("ada")));
    for (int i = 0; i < 6; i++) {
      answers.add(
          page(404, "{\"httpStatus\":404,\"errors\":[]}")
              .addHeader("Set-Cookie", "APBALANCEID=two-" + i));
    }

    assertThat(failure(directory.readUser(context(), ID)).reason()).isEqualTo(Reason.NOT_YET);
    assertThat(answers).isEmpty();
  }

  @Test
  void takesAJamfBelowAPath() {
    answers.add(json(user("7")));
    var below = context("instance-3", server.url("/jamf/").toString(), Duration.ofSeconds(5));
    failure(directory.readUser(below, ID));

    assertThat(requests.get(0).getPath()).isEqualTo("/jamf/api/v1/oauth/token");
  }

  @Test
  void honoursADateInRetryAfter() {
    answers.add(page(429, "").addHeader("Retry-After", "Tue, 31 Dec 2999 23:59:59 GMT"));

    assertThat(failure(directory.readUser(context(), ID)).retryAfter())
        .hasValueSatisfying(wait -> assertThat(wait).isGreaterThan(Duration.ofDays(1)));
  }

  @Test
  void namesTheMissingRight_hiddenInA409() {
    answers.add(page(409, "<html><body><p>Error: Not authorized for a user PUT</p></body></html>"));

    var failed =
        failure(
            directory.renameGroup(context(), new JamfGroupId(1), new GroupDisplayName("Pupils")));
    assertThat(failed.reason()).isEqualTo(Reason.MISSING_PRIVILEGE);
  }
}
