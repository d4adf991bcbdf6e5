package io.scimify.jamf.simulator;

import jakarta.json.JsonArrayBuilder;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The page of users that a query asks for. */
record Page(int number, int size, Comparator<JamfUser> order, Predicate<JamfUser> filter) {
  private static final int LARGEST = 1000;

  static Page requested(Request request) {
    return new Page(
        number(request, "page", 0, 0, Integer.MAX_VALUE),
        number(request, "page-size", 100, 1, LARGEST),
        UserField.order(request.parameters("sort")),
        filter(request));
  }

  Response answer(List<JamfUser> users) {
    List<JamfUser> matches = users.stream().filter(filter).sorted(order).toList();
    int total = matches.size();
    int pages = (total + size - 1) / size;
    JsonArrayBuilder results = Json.array();
    matches.stream()
        .skip((long) number * size)
        .limit(size)
        .map(ProUsers::json)
        .forEach(results::add);
    return Response.json(
        200,
        Json.object()
            .add("page", number)
            .add("pageSize", size)
            .add("totalCount", total)
            .add("totalPages", pages)
            .add("hasNext", number + 1 < pages)
            .add("hasPrevious", number > 0 && total > 0)
            .add("results", results)
            .build());
  }

  private static Predicate<JamfUser> filter(Request request) {
    Optional<String> text = request.parameter("filter").filter(Predicate.not(String::isBlank));
    return text.map(Rsql::parse).orElse(user -> true);
  }

  private static int number(Request request, String name, int whenAbsent, int least, int most) {
    Optional<String> text = request.parameter(name);
    if (text.isEmpty()) {
      return whenAbsent;
    }
    if (!text.get().matches("\\d{1,9}")
        || Integer.parseInt(text.get()) < least
        || Integer.parseInt(text.get()) > most) {
      throw ApiError.invalid("INVALID_FIELD", name, "Not allowed: " + text.get());
    }
    return Integer.parseInt(text.get());
  }
}
