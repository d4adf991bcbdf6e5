package io.scimify.jamf.simulator;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** A field of {@code /api/v1/users} that can be filtered and sorted by. */
enum UserField {
  ID("id", user -> Integer.toString(user.id())),
  USERNAME("username", JamfUser::name),
  REALNAME("realname", JamfUser::fullName),
  EMAIL("email", JamfUser::email),
  PHONE("phone", JamfUser::phone),
  POSITION("position", JamfUser::position),
  ENABLE_CUSTOM_PHOTO_URL("enableCustomPhotoUrl", it -> Boolean.toString(it.photo().enabled())),
  CUSTOM_PHOTO_URL("customPhotoUrl", user -> user.photo().url()),
  MANAGED_APPLE_ID("managedAppleId", JamfUser::managedAppleId);

  private final String property;
  private final Function<JamfUser, String> text;

  UserField(String property, Function<JamfUser, String> text) {
    this.property = property;
    this.text = text;
  }

  static UserField of(String property) {
    return Arrays.stream(values())
        .filter(it -> it.property.equals(property))
        .findFirst()
        .orElseThrow(() -> ApiError.invalid("INVALID_FIELD", property, "Unknown field"));
  }

  String of(JamfUser user) {
    return text.apply(user);
  }

  /** The order asked for by {@code sort} parameters such as {@code username:asc,realname:desc}. */
  static Comparator<JamfUser> order(List<String> sortParameters) {
    return sortParameters.stream()
        .flatMap(it -> Arrays.stream(it.split(",")))
        .map(UserField::criterion)
        .reduce(Comparator::thenComparing)
        .orElseGet(ID::ascending);
  }

  private static Comparator<JamfUser> criterion(String text) {
    String[] parts = text.strip().split(":", 2);
    Comparator<JamfUser> ascending = of(parts[0]).ascending();
    String direction = parts.length == 2 ? parts[1] : "asc";
    return switch (direction) {
      case "asc" -> ascending;
      case "desc" -> ascending.reversed();
      default -> throw ApiError.invalid("INVALID_FIELD", "sort", "Unknown order: " + direction);
    };
  }

  private Comparator<JamfUser> ascending() {
    return this == ID
        ? Comparator.comparingInt(JamfUser::id)
        : Comparator.comparing(text, String.CASE_INSENSITIVE_ORDER);
  }
}
