package io.scimify.adapter.scim.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.utils.FilterEvaluator;
import com.unboundid.scim2.common.utils.JsonUtils;
import io.scimify.adapter.scim.ScimException;
import io.scimify.adapter.scim.filter.FilterCompiler;
import io.scimify.adapter.scim.filter.FilterParser;
import io.scimify.adapter.scim.schema.ResourceType;
import io.scimify.adapter.scim.wire.JsonTree;
import io.scimify.adapter.scim.wire.Limits;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Filters as Ping's SCIM 2 SDK reads them: the same ones are refused, the same users found. */
class FilterOracleTest {

  private static final List<String> USERS =
      List.of(
          "{'userName':'ada','title':'Boss','active':true,'name':{'givenName':'Ada','familyName':'Bee'},"
              + "'emails':[{'type':'work','value':'a@x.example','primary':true},{'type':'home','value':'b@y.example'}],"
              + "'meta':{'created':'2026-01-31T08:00:00Z'},"
              + "'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User':{'department':'IT','manager':{'value':'42'}}}",
          "{'userName':'Bob','active':false,'emails':[{'type':'other','value':'bob@x.example'}],"
              + "'phoneNumbers':[{'type':'work','value':'+1 2'}],'meta':{'created':'2025-06-01T00:00:00.000Z'}}",
          "{'userName':'a quote \\\" and \\\\ slash','name':{'familyName':'Émile'}}");

  @Property
  void theSameUsersAreFound(@ForAll("filters") String filter) throws Exception {
    for (String user : USERS) {
      assertThat(ours(filter, user)).as("%s on %s", filter, user).isEqualTo(theirs(filter, user));
    }
  }

  /** One character more, less or other. */
  @Property
  void theSameTextsAreRefused(@ForAll("filters") String filter, @ForAll("edits") Edit edit)
      throws Exception {
    String edited = edit.of(filter);
    boolean ours = isOurs(edited);
    boolean theirs = isTheirs(edited);
    Assume.that(!(ours ? ONLY_OURS : ONLY_THEIRS).matcher(edited).find());
    assertThat(ours).as(edited).isEqualTo(theirs);
  }

  /** A missing space before a quote, one too many before a bracket, a schema that is no URN. */
  private static final Pattern ONLY_OURS =
      Pattern.compile("[A-Za-z]\"|\\w \\[|:extension|:2\\.0", Pattern.CASE_INSENSITIVE);

  /**
   * Brackets without end, more closed than opened, attributes in sub-attributes, names that start
   * with a digit or a sign: the grammar of RFC 7644 figure 1 has none of them.
   */
  private static final Pattern ONLY_THEIRS =
      Pattern.compile("\\[[^\\]]*$|\\)|\\w\\.[\\w$]*[.\\[]|(^|[ (\\[.:])[\\d$.-]");

  record Edit(int at, String insertion, int deleted) {
    String of(String text) {
      int from = Math.floorMod(at, text.length());
      int to = Math.min(text.length(), from + deleted);
      return text.substring(0, from) + insertion + text.substring(to);
    }
  }

  private static byte[] json(String text) {
    return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }

  private static boolean isOurs(String filter) {
    try {
      FilterParser.parse(filter);
      return true;
    } catch (ScimException refused) {
      return false;
    }
  }

  private static boolean isTheirs(String filter) {
    try {
      Filter.fromString(filter);
      return true;
    } catch (BadRequestException | ClassCastException refused) {
      return false;
    }
  }

  private static boolean ours(String filter, String user) {
    Map<String, Object> tree =
        JsonTree.readObject(new ByteArrayInputStream(json(user)), Limits.STANDARD);
    return FilterCompiler.forResources(ResourceType.USER, FilterParser.parse(filter)).test(tree);
  }

  private static boolean theirs(String filter, String user) throws Exception {
    JsonNode tree = JsonUtils.getObjectReader().readTree(json(user));
    return FilterEvaluator.evaluate(Filter.fromString(filter), tree);
  }

  @Provide
  Arbitrary<Edit> edits() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 500),
            Arbitraries.of("", "", "(", ")", "[", "]", "\"", " ", ".", "x", "1", "\\", "$", "not"),
            Arbitraries.integers().between(0, 2))
        .as(Edit::new);
  }

  @Provide
  Arbitrary<String> filters() {
    return filters(3);
  }

  private static Arbitrary<String> filters(int depth) {
    if (depth == 0) {
      return conditions();
    }
    Arbitrary<String> inner = filters(depth - 1);
    return Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(4, conditions()),
        net.jqwik.api.Tuple.of(
            2,
            Combinators.combine(inner, Arbitraries.of(" and ", " or ", " AND "), inner)
                .as((left, operator, right) -> left + operator + right)),
        net.jqwik.api.Tuple.of(1, inner.map(filter -> "(" + filter + ")")),
        net.jqwik.api.Tuple.of(1, inner.map(filter -> "not (" + filter + ")")));
  }

  private static Arbitrary<String> conditions() {
    Arbitrary<String> texts =
        Combinators.combine(
                Arbitraries.of(
                    "userName",
                    "USERNAME",
                    "title",
                    "name.familyName",
                    "name.givenName",
                    "emails.value",
                    "emails.type",
                    "phoneNumbers.value",
                    "displayName",
                    "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department",
                    "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value"),
                operators(),
                texts())
            .as((path, operator, text) -> path + " " + operator + " " + text)
            // RFC 7644 §3.4.2.2 lets one value that differs suffice, theirs wants all to differ
            .filter(condition -> !condition.matches("(emails|phoneNumbers)\\.\\w+ ne .*"));
    Arbitrary<String> booleans =
        Combinators.combine(
                Arbitraries.of("active", "emails.primary"),
                Arbitraries.of("eq"),
                Arbitraries.of("true", "false"))
            .as((path, operator, value) -> path + " " + operator + " " + value);
    Arbitrary<String> dates =
        Combinators.combine(
                Arbitraries.of("eq", "ne", "gt", "ge", "lt", "le"),
                Arbitraries.of(
                    "\"2026-01-31T08:00:00Z\"",
                    "\"2026-01-31T09:00:00+01:00\"",
                    "\"2025-12-31T23:59:59.999Z\""))
            .as((operator, date) -> "meta.created " + operator + " " + date);
    Arbitrary<String> valuePaths =
        Combinators.combine(
                Arbitraries.of("emails", "phoneNumbers"),
                Arbitraries.of("type", "value"),
                operators(),
                texts(),
                Arbitraries.of("", " and primary eq true", " or not (type eq \"work\")"))
            .as(
                (list, part, operator, text, more) ->
                    list + "[" + part + " " + operator + " " + text + more + "]");
    Arbitrary<String> presences =
        Arbitraries.of(
            "title pr",
            "name pr",
            "emails pr",
            "displayName pr",
            "name.familyName pr",
            "emails.type pr",
            "emails[primary pr]");
    return Arbitraries.oneOf(texts, booleans, dates, valuePaths, presences);
  }

  private static Arbitrary<String> operators() {
    return Arbitraries.of("eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le", "Eq", "CO");
  }

  private static Arbitrary<String> texts() {
    return Arbitraries.of(
        "\"ada\"",
        "\"ADA\"",
        "\"work\"",
        "\"b\"",
        "\"@x.example\"",
        "\"\"",
        "\"42\"",
        "\"it\"",
        "\"\\\"\"",
        "\"\\\\\"",
        "\"Émile\"",
        "\"\\u00e9\"");
  }
}
