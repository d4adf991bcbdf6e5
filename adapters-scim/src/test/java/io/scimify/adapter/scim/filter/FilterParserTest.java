package io.scimify.adapter.scim.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimify.adapter.scim.ScimException;
import io.scimify.adapter.scim.ScimType;
import io.scimify.adapter.scim.schema.AttributePath;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilterParserTest {

  private static Filter eq(String name, Object value) {
    return new Filter.Comparison(AttributePath.parse(name).orElseThrow(), Operator.EQ, value);
  }

  @Nested
  class Grammar {

    @Test
    void andBindsStrongerThanOr() {
      assertThat(FilterParser.parse("a eq 1 or b eq 2 and c eq 3"))
          .isEqualTo(
              new Filter.Or(
                  List.of(
                      eq("a", BigDecimal.ONE),
                      new Filter.And(
                          List.of(
                              eq("b", BigDecimal.valueOf(2)), eq("c", BigDecimal.valueOf(3)))))));
    }

    @Test
    void parenthesesBindStrongest() {
      assertThat(FilterParser.parse("(a pr or b pr) and not (c pr)"))
          .isInstanceOfSatisfying(
              Filter.And.class,
              and -> {
                assertThat(and.terms().get(0)).isInstanceOf(Filter.Or.class);
                assertThat(and.terms().get(1)).isInstanceOf(Filter.Not.class);
              });
    }

    @Test
    void operatorsAndWordsAreCaseInsensitive() {
      assertThat(FilterParser.parse("userName Eq \"a\" AND title PR"))
          .isEqualTo(FilterParser.parse("userName eq \"a\" and title pr"));
    }

    @Test
    void valuePathHoldsAWholeFilter() {
      assertThat(FilterParser.parse("emails[type eq \"work\" and value co \"@x\"]"))
          .isInstanceOfSatisfying(
              Filter.ValuePath.class,
              path -> assertThat(path.inner()).isInstanceOf(Filter.And.class));
    }

    @Test
    void valuePathWithSubAttributeIsReadAsEntraSendsIt() {
      assertThat(FilterParser.parse("emails[type eq \"work\"].value eq \"a@x\""))
          .isEqualTo(FilterParser.parse("emails[(type eq \"work\") and value eq \"a@x\"]"));
    }

    @Test
    void urnQualifiesTheAttribute() {
      assertThat(
              FilterParser.parse(
                  "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value eq \"1\""))
          .isEqualTo(
              new Filter.Comparison(
                  new AttributePath(
                      "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
                      "manager",
                      "value"),
                  Operator.EQ,
                  "1"));
    }

    @Test
    void escapesInStringsAreUndone() {
      assertThat(FilterParser.parse("userName eq \"a\\\"b\\\\c\\u00e9\\n\""))
          .isEqualTo(eq("userName", "a\"b\\cé\n"));
    }

    @Test
    void anAttributeMayBeNamedLikeAnOperator() {
      assertThat(FilterParser.parse("not eq \"x\"")).isEqualTo(eq("not", "x"));
    }
  }

  @Nested
  class Refusal {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          " ",
          "userName",
          "userName eq",
          "userName eq bob",
          "userName like \"x\"",
          "eq \"x\"",
          "userName eq \"x",
          "userName eq \"x\" and",
          "userName eq \"x\" title pr",
          "(userName pr",
          "userName pr)",
          "not userName pr",
          "emails[type eq \"work\"",
          "emails.value[type eq \"work\"]",
          "emails[]",
          "a.b.c eq 1",
          "\"userName\" eq \"x\"",
          "userName eq \"\\x\"",
          "userName eq \"\\u12\"",
          "userName eq 01",
          "urn:ietf:params:scim:schemas:core:2.0:User pr",
          "userName eq 1e999999999",
          "' OR 1=1 --",
          "${jndi:ldap://x}",
          "userName eq 'x'"
        })
    void namesWhatIsWrong(String filter) {
      assertThatThrownBy(() -> FilterParser.parse(filter))
          .isInstanceOfSatisfying(
              ScimException.class,
              error -> {
                assertThat(error.type()).contains(ScimType.INVALID_FILTER);
                assertThat(error.detail()).contains("Example: userName eq");
              });
    }

    @Test
    void deepNestingIsRefusedBeforeItExhaustsTheStack() {
      String hostile = "(".repeat(8_000) + "a pr" + ")".repeat(8_000);
      assertThatThrownBy(() -> FilterParser.parse(hostile))
          .isInstanceOf(ScimException.class)
          .hasMessageContaining("nested deeper");
    }

    @Test
    void deepNegationIsRefused() {
      String hostile = "not(".repeat(3_000) + "a pr" + ")".repeat(3_000);
      assertThatThrownBy(() -> FilterParser.parse(hostile)).isInstanceOf(ScimException.class);
    }

    @Test
    void manyTermsAreRefused() {
      String hostile = "a pr or ".repeat(2_000) + "a pr";
      assertThatThrownBy(() -> FilterParser.parse(hostile))
          .isInstanceOf(ScimException.class)
          .hasMessageContaining("terms");
    }

    @Test
    void veryLongFiltersAreRefused() {
      String hostile = "a eq \"" + "x".repeat(20_000) + "\"";
      assertThatThrownBy(() -> FilterParser.parse(hostile))
          .isInstanceOf(ScimException.class)
          .hasMessageContaining("characters");
    }
  }

  @Nested
  class Lookup {

    private static final Set<String> INDEXED = Set.of("userName", "id");

    @Test
    void isFoundInAnEquality() {
      assertThat(PointLookup.in(FilterParser.parse("USERNAME eq \"ada\""), INDEXED))
          .contains(new PointLookup("userName", "ada"));
    }

    @Test
    void isFoundInAConjunction() {
      assertThat(PointLookup.in(FilterParser.parse("active eq true and id eq \"1\""), INDEXED))
          .contains(new PointLookup("id", "1"));
    }

    @Test
    void isNotFoundInAnAlternative() {
      assertThat(PointLookup.in(FilterParser.parse("id eq \"1\" or id eq \"2\""), INDEXED))
          .isEmpty();
    }
  }
}
