package io.scimify.adapter.scim.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.scimify.adapter.scim.ScimException;
import io.scimify.adapter.scim.schema.ResourceType;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FilterPropertiesTest {

  @Property
  void everyTextIsEitherAFilterOrARefusal(@ForAll String text) {
    assertThatCode(() -> parseAndTest(text)).doesNotThrowAnyException();
  }

  @Property
  void everyMixOfTokensIsEitherAFilterOrARefusal(@ForAll("tokens") String text) {
    assertThatCode(() -> parseAndTest(text)).doesNotThrowAnyException();
  }

  private static void parseAndTest(String text) {
    try {
      var predicate = FilterCompiler.forResources(ResourceType.USER, FilterParser.parse(text));
      assertThat(predicate.test(Map.of("userName", "ada"))).isIn(true, false);
    } catch (ScimException refused) {
      assertThat(refused.status()).isEqualTo(400);
    }
  }

  @Property
  void everyQuotedUserNameFindsItself(@ForAll String name) {
    String quoted = name.replace("\\", "\\\\").replace("\"", "\\\"");
    if (quoted.length() > 10_000) {
      return;
    }
    var filter = FilterParser.parse("userName eq \"" + quoted + "\"");
    assertThat(
            FilterCompiler.forResources(ResourceType.USER, filter).test(Map.of("userName", name)))
        .isTrue();
  }

  @Property
  void negationInverts(@ForAll("conditions") String condition, @ForAll("names") String name) {
    Map<String, Object> user = Map.of("userName", name);
    assertThat(test("not (" + condition + ")", user)).isNotEqualTo(test(condition, user));
  }

  @Property
  void deMorganHolds(@ForAll("conditions") String left, @ForAll("conditions") String right) {
    Map<String, Object> user = Map.of("userName", "ada", "active", true);
    assertThat(test("not (" + left + " and " + right + ")", user))
        .isEqualTo(test("not (" + left + ") or not (" + right + ")", user));
  }

  private static boolean test(String filter, Map<String, Object> user) {
    return FilterCompiler.forResources(ResourceType.USER, FilterParser.parse(filter)).test(user);
  }

  @Provide
  Arbitrary<String> tokens() {
    return Arbitraries.of(
            "userName",
            "emails",
            "emails[",
            "]",
            ".value",
            "(",
            ")",
            "not",
            "and",
            "or",
            "eq",
            "ne",
            "pr",
            "co",
            "gt",
            "\"x\"",
            "\"",
            "true",
            "null",
            "1",
            "active",
            "meta.created",
            "urn:ietf:params:scim:schemas:core:2.0:User:",
            "\\",
            "$ref",
            "name.givenName",
            "\"2026-01-01T00:00:00Z\"")
        .list()
        .ofMaxSize(12)
        .map(list -> list.stream().collect(Collectors.joining(" ")));
  }

  @Provide
  Arbitrary<String> conditions() {
    return Arbitraries.of(
        "userName eq \"ada\"",
        "userName ne \"ada\"",
        "userName sw \"a\"",
        "userName gt \"b\"",
        "title pr",
        "active eq true",
        "emails[type eq \"work\"]",
        "nothing eq \"x\"");
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(3);
  }
}
