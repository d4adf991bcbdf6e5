package io.scimify.jamf.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** The page at {@code /} that shows what is in the tenant; all other paths go on to Jamf's API. */
final class StatusPage implements HttpHandler {
  private static final int SHOWN = 200;

  private static final String TEMPLATE =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="refresh" content="3">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Jamf Pro simulator</title>
      <style>
      :root { color-scheme: light dark; }
      body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; }
      table { border-collapse: collapse; width: 100%%; margin-bottom: 2rem; }
      th, td { text-align: left; padding: .4rem .6rem; border-bottom: 1px solid color-mix(in srgb, currentColor 25%%, transparent); overflow-wrap: anywhere; }
      caption { text-align: left; font-size: 1.25rem; font-weight: 600; padding: .4rem .6rem; }
      .quiet { opacity: .75; }
      </style>
      </head>
      <body>
      <main>
      <h1>Jamf Pro simulator</h1>
      <p class="quiet">Version %s. This page renews itself every three seconds.</p>
      <table>
      <caption>Users (%d)</caption>
      <thead><tr><th scope="col">Id</th><th scope="col">Username</th><th scope="col">Full name</th><th scope="col">Email</th><th scope="col">Phone</th><th scope="col">Position</th><th scope="col">Devices</th></tr></thead>
      <tbody>
      %s
      </tbody>
      </table>
      <table>
      <caption>User groups (%d)</caption>
      <thead><tr><th scope="col">Id</th><th scope="col">Name</th><th scope="col">Kind</th><th scope="col">Members</th></tr></thead>
      <tbody>
      %s
      </tbody>
      </table>
      </main>
      </body>
      </html>
      """;

  private final JamfSimulator simulator;
  private final HttpHandler everythingElse;

  StatusPage(JamfSimulator simulator, HttpHandler everythingElse) {
    this.simulator = simulator;
    this.everythingElse = everythingElse;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    if (exchange.getRequestURI().getRawPath().equals("/")) {
      Exchange.send(exchange, Response.of(200, Response.HTML, page()));
    } else {
      everythingElse.handle(exchange);
    }
  }

  private String page() {
    List<JamfUser> users = simulator.users().all();
    List<JamfGroup> groups = simulator.groups().all();
    return TEMPLATE.formatted(
        Markup.escape(simulator.settings().version().text()),
        users.size(),
        users.stream().limit(SHOWN).map(StatusPage::row).collect(Collectors.joining("\n"))
            + more(users.size(), 7),
        groups.size(),
        groups.stream().limit(SHOWN).map(this::row).collect(Collectors.joining("\n"))
            + more(groups.size(), 4));
  }

  private static String row(JamfUser user) {
    return cells(
        Integer.toString(user.id()),
        user.name(),
        user.fullName(),
        user.email(),
        user.phone(),
        user.position(),
        String.join(", ", user.links().computers()));
  }

  private String row(JamfGroup group) {
    List<String> members = simulator.groups().memberNames(group.id());
    String names = members.stream().limit(SHOWN).collect(Collectors.joining(", "));
    return cells(
        Integer.toString(group.id()),
        group.name(),
        group.smart() ? "smart" : "static",
        members.size() + ": " + names + (members.size() > SHOWN ? ", …" : ""));
  }

  private static String cells(String... texts) {
    return List.of(texts).stream()
        .map(it -> "<td>" + Markup.escape(it) + "</td>")
        .collect(Collectors.joining("", "<tr>", "</tr>"));
  }

  private static String more(int total, int columns) {
    return total <= SHOWN
        ? ""
        : "<tr><td colspan=\"%d\">… and %d more</td></tr>".formatted(columns, total - SHOWN);
  }
}
