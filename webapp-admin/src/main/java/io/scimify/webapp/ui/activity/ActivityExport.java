package io.scimify.webapp.ui.activity;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.vaadin.flow.server.StreamResource;
import io.scimify.domain.audit.AuditEvent;
import io.scimify.domain.audit.AuditEventId;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the filter shows, all of it, as a file; page by page, so that its size costs neither memory
 * nor ever slower pages.
 */
final class ActivityExport {
  private static final int PAGE = 500;
  private static final String FORMULA_STARTS = "=+-@\t\r";

  /** Reads what follows after an event, or the beginning. */
  @FunctionalInterface
  interface Pages {
    List<AuditEvent> after(Optional<AuditEventId> last, int limit);
  }

  private final Pages pages;

  ActivityExport(Pages pages) {
    this.pages = pages;
  }

  StreamResource csv(String fileName) {
    StreamResource file = new StreamResource(fileName, (out, session) -> writeCsv(out));
    file.setContentType("text/csv;charset=utf-8");
    return file;
  }

  /** One JSON object a line, so that a file of any size can be read line by line. */
  StreamResource json(String fileName) {
    StreamResource file = new StreamResource(fileName, (out, session) -> writeJson(out));
    file.setContentType("application/x-ndjson");
    return file;
  }

  private void writeCsv(OutputStream out) throws IOException {
    Writer writer = new OutputStreamWriter(out, UTF_8);
    writer.write("at,actor,action,subject,outcome,message,changes,jamfCalls,correlationId\r\n");
    write(writer, ActivityExport::csvLine);
  }

  private void writeJson(OutputStream out) throws IOException {
    write(new OutputStreamWriter(out, UTF_8), ActivityExport::jsonLine);
  }

  private void write(Writer writer, Function<AuditEvent, String> line) throws IOException {
    Optional<AuditEventId> last = Optional.empty();
    List<AuditEvent> events;
    do {
      events = pages.after(last, PAGE);
      for (AuditEvent event : events) {
        writer.write(line.apply(event));
        last = Optional.of(event.id());
      }
    } while (events.size() == PAGE);
    writer.flush();
  }

  static String csvLine(AuditEvent event) {
    return Stream.of(
                event.at().toString(),
                event.actor().kind() + ":" + event.actor().name(),
                event.action(),
                event.subjectName(),
                event.outcome().name(),
                event.message(),
                event.changes().stream()
                    .map(c -> c.path() + ": " + c.before() + " > " + c.after())
                    .collect(Collectors.joining("; ")),
                event.jamfCalls().stream()
                    .map(c -> c.method() + " " + c.path() + " " + c.status())
                    .collect(Collectors.joining("; ")),
                event.correlation().value())
            .map(ActivityExport::cell)
            .collect(Collectors.joining(","))
        + "\r\n";
  }

  // A cell that starts like a formula would be run by a spreadsheet; the apostrophe stops that.
  private static String cell(String value) {
    boolean runs = !value.isEmpty() && FORMULA_STARTS.indexOf(value.charAt(0)) >= 0;
    return "\"" + (runs ? "'" : "") + value.replace("\"", "\"\"") + "\"";
  }

  static String jsonLine(AuditEvent event) {
    JsonObjectBuilder line =
        Json.createObjectBuilder()
            .add("at", event.at().toString())
            .add("actor", event.actor().kind() + ":" + event.actor().name())
            .add("action", event.action())
            .add("subject", event.subjectName())
            .add("outcome", event.outcome().name())
            .add("message", event.message())
            .add("correlationId", event.correlation().value())
            .add(
                "changes",
                list(
                    array ->
                        event
                            .changes()
                            .forEach(
                                c ->
                                    array.add(
                                        Json.createObjectBuilder()
                                            .add("path", c.path())
                                            .add("before", c.before())
                                            .add("after", c.after())))))
            .add(
                "jamfCalls",
                list(
                    array ->
                        event
                            .jamfCalls()
                            .forEach(
                                c ->
                                    array.add(
                                        Json.createObjectBuilder()
                                            .add("method", c.method())
                                            .add("path", c.path())
                                            .add("status", c.status())
                                            .add("millis", c.millis())))));
    return line.build() + "\n";
  }

  private static JsonArrayBuilder list(Consumer<JsonArrayBuilder> filling) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    filling.accept(array);
    return array;
  }
}
