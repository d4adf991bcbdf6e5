package io.scimify.webapp.it;

import io.scimify.adapter.scim.resource.ScimClient;
import io.scimify.webapp.it.RunningServer.Instance;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A service as it looks after a busy morning: a school with groups, a change with before and after,
 * deletions on hold; a company whose key is about to expire and one of whose deletions is refused;
 * another in quarantine. Made once per test run, through the doors that everybody uses.
 */
public final class Showcase {
  private static final List<String> GIVEN =
      List.of(
          "Amara", "Ben", "Chiara", "Diego", "Elif", "Fatima", "Grace", "Henrik", "Ines", "Jonas",
          "Keiko", "Liam", "Maya", "Noah", "Olivia", "Priya", "Quentin", "Rosa", "Samuel", "Tara");
  private static final List<String> FAMILY =
      List.of(
          "Okafor", "Fischer", "Rossi", "Alvarez", "Yilmaz", "Haddad", "Nguyen", "Larsen", "Costa",
          "Weber", "Tanaka", "Murphy", "Cohen");
  private static final List<String> TITLES =
      List.of("Teacher", "Librarian", "Nurse", "Accountant", "Designer");
  private static final int PEOPLE = 45;
  private static final int LEAVERS = 14;

  private static final Showcase SHARED = new Showcase(RunningServer.get()).furnished();

  private final RunningServer server;
  private final Instance school;
  private final Instance library;
  private final Instance labs;

  private Showcase(RunningServer server) {
    this.server = server;
    this.school =
        instance("northwind", "Northwind Schools", "simulator-client", "simulator-secret").active();
    this.library =
        instance("adventure", "Adventure Library", "simulator-client", "simulator-secret");
    simulator("POST", "clients", "{'clientId':'fabrikam','secret':'fabrikam-secret'}");
    this.labs = instance("fabrikam", "Fabrikam Labs", "fabrikam", "fabrikam-secret");
  }

  public static Showcase get() {
    return SHARED;
  }

  /** The console's address of the school's instance. */
  public String page() {
    return page(school);
  }

  /** The school's identity provider. */
  public ScimClient scim() {
    return school.scim();
  }

  /** The address of the wizard of an instance that is still being set up. */
  public String wizard() {
    return page(library) + "/setup-wizard";
  }

  /** The address of the instance that Jamf Pro refuses. */
  public String quarantined() {
    return page(labs);
  }

  private static String page(Instance instance) {
    String[] steps = instance.path().split("/");
    return "/integrations/" + steps[2] + "/" + steps[4];
  }

  private Showcase furnished() {
    furnishSchool();
    furnishExpiringKey();
    furnishQuarantine();
    return this;
  }

  private Instance instance(String tenant, String name, String client, String secret) {
    String id = tenant + "-" + ProcessHandle.current().pid();
    server.admin("POST", "/tenants", "{'id':'%s','name':'%s'}".formatted(id, name));
    String path = "/tenants/" + id + "/integrations";
    String settings =
        "{'type':'jamf-pro-end-users','name':'%s','instanceUrl':'%s','clientId':'%s','clientSecret':'%s'}"
            .formatted(name, server.jamfUrl(), client, secret);
    JsonObject made = RunningServer.json(server.admin("POST", path, settings));
    String instance = path + "/" + made.getString("id");
    JsonObject key =
        RunningServer.json(
            server.admin("POST", instance + "/scim-tokens", "{'label':'Okta production'}"));
    return new Instance(server, instance, made.getString("scimBaseUrl"), key.getString("token"));
  }

  private static String person(int i, String domain) {
    String given = GIVEN.get(i % GIVEN.size());
    String family = FAMILY.get(i * 7 % FAMILY.size());
    String name = (given + "." + family + "@" + domain).toLowerCase(java.util.Locale.ROOT);
    return """
    {'userName':'%1$s','externalId':'00u%4$05d','name':{'givenName':'%2$s','familyName':'%3$s'},
    'emails':[{'value':'%1$s','type':'work','primary':true}],'title':'%5$s','active':true}\
    """
        .formatted(name, given, family, i, TITLES.get(i % TITLES.size()));
  }

  private static List<String> people(ScimClient scim, int number, String domain) {
    return IntStream.range(0, number)
        .mapToObj(i -> String.valueOf(scim.post("/Users", person(i, domain)).at("id")))
        .toList();
  }

  private void furnishSchool() {
    String domain = "northwind.example";
    ScimClient scim = school.scim();
    List<String> ids = people(scim, PEOPLE, domain);
    group(scim, "Teachers", ids.subList(0, 18));
    group(scim, "Year 7", ids.subList(10, 40));
    group(scim, "IT Staff", ids.subList(0, 4));
    scim.patch(
        "/Users/" + ids.get(3),
        "{'op':'replace','value':{'title':'Head of Science','name.familyName':'Costa-Alvarez'}}");
    scim.patch("/Users/" + ids.get(3), "{'op':'replace','value':{'title':'Head of Science'}}");
    List<String> leavers = new ArrayList<>(ids.subList(PEOPLE - LEAVERS, PEOPLE));
    leavers.forEach(id -> deactivate(scim, id));
  }

  private static void group(ScimClient scim, String name, List<String> members) {
    String list =
        members.stream().map(id -> "{'value':'" + id + "'}").collect(Collectors.joining(","));
    scim.post("/Groups", "{'displayName':'" + name + "','members':[" + list + "]}");
  }

  private static void deactivate(ScimClient scim, String id) {
    scim.patch("/Users/" + id, "{'op':'replace','value':{'active':false}}");
  }

  private void furnishExpiringKey() {
    Instance company =
        instance("contoso", "Contoso Design", "simulator-client", "simulator-secret").active();
    people(company.scim(), 9, "contoso.example");
    furnishBlocked(company.scim());
    Instant soon = Instant.now().plus(Duration.ofDays(5));
    server.admin(
        "POST",
        company.path() + "/scim-tokens",
        "{'label':'Okta until summer','expiresAt':'" + soon + "'}");
  }

  /** Jamf Pro does not delete a user to whom a device is assigned. */
  private void furnishBlocked(ScimClient scim) {
    String name = "olga.petrova@contoso.example";
    simulator(
        "POST", "users", "{'username':'" + name + "','computers':['MacBook of Olga Petrova']}");
    ScimClient.Answer found =
        scim.get("/Users" + ScimClient.filter("userName eq \"" + name + "\""));
    deactivate(scim, String.valueOf(found.at("Resources/0/id")));
  }

  private void furnishQuarantine() {
    labs.active();
    List<String> ids = people(labs.scim(), 4, "fabrikam.example");
    simulator(
        "PUT",
        "clients/fabrikam",
        "{'privileges':['Create User','Read User','Update User','Create Static User Groups','Read"
            + " Static User Groups','Update Static User Groups','Delete Static User Groups']}");
    deactivate(labs.scim(), ids.get(0));
  }

  private void simulator(String method, String path, String body) {
    server.send(
        HttpRequest.newBuilder(URI.create(server.jamfUrl() + "/__simulator/" + path))
            .method(method, BodyPublishers.ofString(body.replace('\'', '"'))));
  }
}
