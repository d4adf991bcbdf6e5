package io.scimify.adapter.scim.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.GenericScimResource;
import com.unboundid.scim2.common.utils.JsonUtils;
import io.scimify.adapter.scim.ScimException;
import io.scimify.adapter.scim.patch.PatchApplier;
import io.scimify.adapter.scim.schema.ResourceType;
import io.scimify.adapter.scim.wire.JsonTree;
import io.scimify.adapter.scim.wire.Limits;
import io.scimify.adapter.scim.wire.PatchRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Patches as Ping's SCIM 2 SDK applies them: the same ones are refused, the same users made. */
class PatchOracleTest {

  private static final String ENTERPRISE =
      "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

  private static final String USER =
      "{'userName':'ada','title':'Boss','name':{'givenName':'Ada','familyName':'Bee'},"
          + "'emails':[{'type':'work','value':'a@x.example'},{'type':'home','value':'b@y.example'}],"
          + "'"
          + ENTERPRISE
          + "':{'department':'IT','manager':{'value':'42'}}}";

  @Property
  void theSameUserIsMade(@ForAll("patches") String operations) throws Exception {
    assertThat(ours(operations)).as(operations).isEqualTo(theirs(operations));
  }

  private static Map<String, Object> tree(byte[] json) {
    return JsonTree.readObject(new ByteArrayInputStream(json), Limits.STANDARD);
  }

  private static byte[] json(String text) {
    return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] body(String operations) {
    return json(
        "{'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],'Operations':["
            + operations
            + "]}");
  }

  private static Optional<Map<String, Object>> ours(String operations) {
    try {
      return Optional.of(
          new PatchApplier(ResourceType.USER)
              .apply(
                  tree(json(USER)),
                  PatchRequest.operations(tree(body(operations)), Limits.STANDARD)));
    } catch (ScimException refused) {
      return Optional.empty();
    }
  }

  private static Optional<Map<String, Object>> theirs(String operations) throws IOException {
    GenericScimResource user =
        new GenericScimResource((ObjectNode) JsonUtils.getObjectReader().readTree(json(USER)));
    try {
      JsonUtils.getObjectReader()
          .forType(com.unboundid.scim2.common.messages.PatchRequest.class)
          .<com.unboundid.scim2.common.messages.PatchRequest>readValue(body(operations))
          .apply(user);
    } catch (com.unboundid.scim2.common.exceptions.ScimException
        | com.fasterxml.jackson.core.JsonProcessingException refused) {
      return Optional.empty();
    }
    Map<String, Object> tree =
        tree(JsonUtils.getObjectWriter().writeValueAsBytes(user.getObjectNode()));
    tree.remove("schemas");
    tree.values().removeIf(PatchOracleTest::isUnassigned);
    return Optional.of(tree);
  }

  /** An empty list or object is no value, RFC 7643 §2.5. */
  private static boolean isUnassigned(Object value) {
    return value.equals(List.of()) || value.equals(Map.of());
  }

  @Provide
  Arbitrary<String> patches() {
    return operations().list().ofMinSize(1).ofMaxSize(3).map(list -> String.join(",", list));
  }

  private static Arbitrary<String> operations() {
    Arbitrary<String> simple =
        Combinators.combine(
                Arbitraries.of("add", "replace"),
                Arbitraries.of(
                    "title",
                    "displayName",
                    "name.givenName",
                    "name.middleName",
                    ENTERPRISE + ":department",
                    ENTERPRISE + ":manager.value"),
                Arbitraries.of("'x'", "'Zoë'"))
            .as(PatchOracleTest::operation);
    // "add" behind a filter is read in as many ways as there are clients
    Arbitrary<String> filtered =
        Arbitraries.of(
                "emails[type eq \\'work\\'].value",
                "emails[value co \\'.example\\'].display",
                "emails[type eq \\'fax\\'].value")
            .map(path -> operation("replace", path, "'x'"));
    Arbitrary<String> lists =
        Combinators.combine(
                Arbitraries.of("add", "replace"),
                Arbitraries.of("emails", "phoneNumbers"),
                Arbitraries.of(
                    "[{'type':'work','value':'a@x.example'}]",
                    "[{'type':'other','value':'c@z.example'}]",
                    "[{'type':'home','value':'h'},{'type':'other','value':'o'}]"))
            .as(PatchOracleTest::operation);
    Arbitrary<String> complex =
        Combinators.combine(
                Arbitraries.of("add", "replace"),
                Arbitraries.of("name"),
                Arbitraries.of("{'givenName':'G'}", "{'givenName':'G','familyName':'F'}"))
            .as(PatchOracleTest::operation);
    Arbitrary<String> pathless =
        Combinators.combine(
                Arbitraries.of("add", "replace"),
                Arbitraries.of(
                    "{'title':'t'}",
                    "{'displayName':'d','nickName':'n'}",
                    "{'emails':[{'type':'other','value':'c@z.example'}]}",
                    "{'name':{'givenName':'G'}}",
                    "{'" + ENTERPRISE + "':{'department':'HR'}}"))
            .as((op, value) -> "{'op':'" + op + "','value':" + value + "}");
    Arbitrary<String> removals =
        Arbitraries.of(
                "title",
                "displayName",
                "name",
                "name.givenName",
                "emails",
                "emails[type eq \\'work\\']",
                "emails[type eq \\'work\\'].type",
                "emails[type eq \\'fax\\']",
                "emails[value co \\'.example\\']",
                ENTERPRISE + ":department",
                ENTERPRISE + ":manager")
            .map(path -> "{'op':'remove','path':'" + path + "'}");
    return Arbitraries.oneOf(simple, filtered, lists, complex, pathless, removals);
  }

  private static String operation(String op, String path, String value) {
    return "{'op':'" + op + "','path':'" + path + "','value':" + value + "}";
  }
}
