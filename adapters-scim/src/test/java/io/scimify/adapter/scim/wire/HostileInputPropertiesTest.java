package io.scimify.adapter.scim.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.scimify.adapter.scim.ScimException;
import io.scimify.adapter.scim.patch.GroupPatch;
import io.scimify.adapter.scim.patch.PatchApplier;
import io.scimify.adapter.scim.schema.ResourceType;
import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is sent, the answer is a result or an error that was meant, and never a crash. */
class HostileInputPropertiesTest {

  private static final Limits LIMITS = new Limits(10_000, 16, 50, 50);

  @Property
  void anyBytesAreAnObjectOrRefused(@ForAll byte[] body) {
    assertThatCode(
            () -> orRefused(() -> JsonTree.readObject(new ByteArrayInputStream(body), LIMITS)))
        .doesNotThrowAnyException();
  }

  @Property
  void whatIsWrittenIsReadAgain(@ForAll("trees") Map<String, Object> tree) {
    Map<String, Object> again =
        JsonTree.readObject(new ByteArrayInputStream(JsonTree.write(tree)), Limits.STANDARD);
    assertThat(again).isEqualTo(tree);
  }

  @Property
  void anyTreeIsAResourceOrRefused(@ForAll("trees") Map<String, Object> tree) {
    for (ResourceType type : ResourceType.ALL) {
      assertThatCode(() -> orRefused(() -> new ResourceReader(type).read(tree)))
          .doesNotThrowAnyException();
    }
  }

  @Property
  void anyPatchIsAppliedOrRefused(@ForAll("patches") List<Object> operations) {
    Map<String, Object> body = Map.of("Operations", operations);
    assertThatCode(
            () ->
                orRefused(
                    () -> {
                      var parsed = PatchRequest.operations(body, LIMITS);
                      GroupPatch.of(parsed);
                      Map<String, Object> after =
                          new PatchApplier(ResourceType.USER).apply(ADA, parsed);
                      assertThat(after.get("userName").toString()).isNotEmpty();
                    }))
        .doesNotThrowAnyException();
  }

  /** The safety of this product: false has to be sent, or nobody is deactivated. */
  @Property
  void noPatchWithoutFalseDeactivates(@ForAll("patches") List<Object> operations) {
    boolean saysFalse = operations.toString().toLowerCase(Locale.ROOT).contains("false");
    orRefused(
        () -> {
          var parsed = PatchRequest.operations(Map.of("Operations", operations), LIMITS);
          Object active = new PatchApplier(ResourceType.USER).apply(ADA, parsed).get("active");
          assertThat(saysFalse || !Boolean.FALSE.equals(active)).isTrue();
        });
  }

  private static final Map<String, Object> ADA =
      Map.of(
          "userName",
          "ada",
          "active",
          true,
          "name",
          Map.of("givenName", "Ada"),
          "emails",
          List.of(
              Map.of("value", "a@x", "type", "work", "primary", true),
              Map.of("value", "b@x", "type", "home")));

  private static void orRefused(Runnable attempt) {
    try {
      attempt.run();
    } catch (ScimException meant) {
      assertThat(meant.status()).isBetween(400, 499);
      assertThat(meant.detail()).isNotBlank();
    }
  }

  @Provide
  Arbitrary<Map<String, Object>> trees() {
    return values(3)
        .list()
        .ofMaxSize(4)
        .flatMap(
            values ->
                names()
                    .list()
                    .ofSize(values.size())
                    .map(
                        names -> {
                          Map<String, Object> tree = new LinkedHashMap<>();
                          for (int i = 0; i < names.size(); i++) {
                            tree.put(names.get(i), values.get(i));
                          }
                          return tree;
                        }));
  }

  @Provide
  Arbitrary<List<Object>> patches() {
    Arbitrary<String> op = Arbitraries.of("add", "Replace", "remove", "REPLACE", "move");
    return Combinators.combine(op, paths(), values(2))
        .as(
            (kind, path, value) -> {
              Map<String, Object> operation = new LinkedHashMap<>();
              operation.put("op", kind);
              if (!path.isEmpty()) {
                operation.put("path", path);
              }
              operation.put("value", value);
              return (Object) operation;
            })
        .list()
        .ofMinSize(1)
        .ofMaxSize(4);
  }

  private static Arbitrary<String> paths() {
    return Arbitraries.of(
            "",
            "active",
            "emails",
            "emails[type eq \"work\"]",
            "[",
            "]",
            ".value",
            ".primary",
            "name",
            ".givenName",
            "members",
            "members[value eq \"x\"]",
            "title",
            "userName",
            "id",
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
            ":manager",
            ".",
            "$ref",
            "emails[primary eq true]",
            "[not (",
            "\"",
            "é")
        .list()
        .ofMaxSize(2)
        .map(parts -> parts.stream().collect(Collectors.joining()));
  }

  private static Arbitrary<String> names() {
    return Arbitraries.oneOf(
        Arbitraries.of(
            "userName",
            "active",
            "emails",
            "name",
            "givenName",
            "value",
            "type",
            "primary",
            "members",
            "displayName",
            "title",
            "manager",
            "$ref",
            "name.givenName",
            "emails[type eq \"work\"].value",
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"),
        Arbitraries.strings()
            .ascii()
            .ofMaxLength(8)
            .filter(text -> text.chars().allMatch(c -> c >= 32)));
  }

  private static Arbitrary<Object> values(int depth) {
    Arbitrary<Object> simple =
        Arbitraries.of("", "x", "true", "False", "a@x", "2026-01-01", Boolean.TRUE, Boolean.FALSE);
    if (depth == 0) {
      return simple;
    }
    Arbitrary<Object> lists = values(depth - 1).list().ofMaxSize(3).map(list -> (Object) list);
    Arbitrary<Object> maps =
        Arbitraries.maps(names(), values(depth - 1)).ofMaxSize(3).map(map -> (Object) map);
    return Arbitraries.oneOf(simple, lists, maps);
  }
}
