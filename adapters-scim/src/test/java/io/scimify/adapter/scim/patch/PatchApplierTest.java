package io.scimify.adapter.scim.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimify.adapter.scim.ScimException;
import io.scimify.adapter.scim.ScimType;
import io.scimify.adapter.scim.schema.ResourceType;
import io.scimify.adapter.scim.schema.Schemas;
import io.scimify.adapter.scim.wire.JsonTree;
import io.scimify.adapter.scim.wire.Limits;
import io.scimify.adapter.scim.wire.PatchRequest;
import io.scimify.adapter.scim.wire.ResourceReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatchApplierTest {

  private static final String E = Schemas.ENTERPRISE_URN;

  private final Map<String, Object> ada =
      new ResourceReader(ResourceType.USER)
          .read(
              json(
                  """
                  {"userName":"ada","active":true,"title":"Countess",
                   "name":{"givenName":"Ada","familyName":"King"},
                   "emails":[{"value":"ada@work.test","type":"work","primary":"true"},
                             {"value":"ada@home.test","type":"home"}],
                   "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":
                     {"department":"Engines","manager":{"value":"babbage"}}}"""));

  private static Map<String, Object> json(String text) {
    return JsonTree.readObject(
        new ByteArrayInputStream(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8)),
        Limits.STANDARD);
  }

  /** Applies operations that are written with single quotes. */
  private Map<String, Object> patch(String operations) {
    return new PatchApplier(ResourceType.USER)
        .apply(
            ada,
            PatchRequest.operations(json("{'Operations':[" + operations + "]}"), Limits.STANDARD));
  }

  private void refuses(ScimType type, String operations) {
    assertThatThrownBy(() -> patch(operations))
        .isInstanceOfSatisfying(
            ScimException.class, error -> assertThat(error.type()).contains(type));
  }

  private static Object email(Map<String, Object> user, int index) {
    return ((Map<?, ?>) ((List<?>) user.get("emails")).get(index)).get("value");
  }

  @Nested
  class Okta {

    @Test
    void pathlessReplaceMergesOneAttribute() {
      Map<String, Object> after = patch("{'op':'replace','value':{'active':false}}");
      assertThat(after).containsEntry("active", false).containsEntry("title", "Countess");
    }

    @Test
    void idInTheValueIsIgnored() {
      assertThat(patch("{'op':'replace','value':{'id':'other','displayName':'A'}}"))
          .doesNotContainKey("id")
          .containsEntry("displayName", "A");
    }

    @Test
    void passwordIsDropped() {
      assertThat(patch("{'op':'replace','value':{'password':'secret'}}")).isEqualTo(ada);
      assertThat(patch("{'op':'replace','path':'password','value':'secret'}")).isEqualTo(ada);
    }

    @Test
    void emptyStringAndNullClear() {
      assertThat(patch("{'op':'replace','value':{'title':''}}")).doesNotContainKey("title");
      assertThat(patch("{'op':'replace','value':{'title':null}}")).doesNotContainKey("title");
      assertThat(patch("{'op':'replace','path':'title','value':null}")).doesNotContainKey("title");
    }
  }

  @Nested
  class ActiveNeverReadsAsFalseByAccident {

    @ParameterizedTest
    @ValueSource(strings = {"null", "''", "[]", "{}"})
    void absentValuesLeaveNoFalse(String value) {
      assertThat(activeAfter("{'op':'replace','value':{'active':" + value + "}}"))
          .isNotEqualTo(false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'maybe'", "'0'", "0", "{'x':false}", "'no'", "[false,true]"})
    void unreadableValuesAreRefused(String value) {
      refuses(ScimType.INVALID_VALUE, "{'op':'replace','path':'active','value':" + value + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "'False'", "'false'", "'FALSE'", "[{'value':'False'}]"})
    void everyFalseOfTheFieldDeactivates(String value) {
      assertThat(activeAfter("{'op':'Replace','path':'active','value':" + value + "}"))
          .isEqualTo(false);
    }

    private Object activeAfter(String operation) {
      try {
        return patch(operation).get("active");
      } catch (ScimException refused) {
        return "refused";
      }
    }

    @Test
    void removalLeavesNoFalse() {
      assertThat(patch("{'op':'remove','path':'active'}").get("active")).isNotEqualTo(false);
    }
  }

  @Nested
  class Entra {

    @Test
    void capitalisedOperationsAndStringBooleans() {
      assertThat(patch("{'op':'Replace','path':'active','value':'False'}"))
          .containsEntry("active", false);
    }

    @Test
    void replacesTheWorkAddress() {
      Map<String, Object> after =
          patch("{'op':'Replace','path':'emails[type eq \\'work\\'].value','value':'new@x.test'}");
      assertThat(email(after, 0)).isEqualTo("new@x.test");
      assertThat(email(after, 1)).isEqualTo("ada@home.test");
    }

    @Test
    void addOnAnUnmatchedFilterCreatesTheElement() {
      Map<String, Object> after =
          patch("{'op':'Add','path':'phoneNumbers[type eq \\'mobile\\'].value','value':'+49 1'}");
      assertThat(after.get("phoneNumbers"))
          .isEqualTo(List.of(Map.of("type", "mobile", "value", "+49 1")));
    }

    @Test
    void dottedAndUrnKeysWithoutPath() {
      Map<String, Object> after =
          patch(
              "{'op':'replace','value':{'displayName':'Bj','name.givenName':'Bj','active':false,'"
                  + E
                  + ":department':'IT'}}");
      assertThat(after.get("name")).isEqualTo(Map.of("givenName", "Bj", "familyName", "King"));
      assertThat(after.get(E))
          .isEqualTo(Map.of("department", "IT", "manager", Map.of("value", "babbage")));
    }

    @Test
    void managerAsStringObjectAndEmptyString() {
      assertThat(managerAfter("'lovelace'")).isEqualTo(Map.of("value", "lovelace"));
      assertThat(managerAfter("{'value':'lovelace'}")).isEqualTo(Map.of("value", "lovelace"));
      assertThat(managerAfter("''")).isNull();
    }

    private Object managerAfter(String value) {
      Map<String, Object> after =
          patch("{'op':'Replace','path':'" + E + ":manager','value':" + value + "}");
      return ((Map<?, ?>) after.get(E)).get("manager");
    }

    @Test
    void singleValueInAList() {
      assertThat(patch("{'op':'Replace','path':'displayName','value':[{'$ref':null,'value':'B'}]}"))
          .containsEntry("displayName", "B");
    }

    @Test
    void aPickedElementOrAResourceInAList() {
      String path = "'path':'emails[type eq \\'work\\']'";
      String value = "'value':[{'type':'work','value':'new@x.test'}]";
      for (String op : List.of("add", "replace")) {
        Map<String, Object> after = patch("{'op':'" + op + "'," + path + "," + value + "}");
        assertThat(email(after, 0)).isEqualTo("new@x.test");
        assertThat((List<?>) after.get("emails")).hasSize(2);
      }
      assertThat(patch("{'op':'replace','value':[{'title':'x'}]}")).containsEntry("title", "x");
    }

    @Test
    void validatorReplacesThePrimaryAddress() {
      Map<String, Object> after =
          patch("{'op':'replace','path':'emails[primary eq true].value','value':'n@x.test'}");
      assertThat(email(after, 0)).isEqualTo("n@x.test");
    }
  }

  @Nested
  class Rfc7644 {

    @Test
    void replaceOnAnUnmatchedFilterHasNoTarget() {
      refuses(
          ScimType.NO_TARGET,
          "{'op':'replace','path':'emails[type eq \\'other\\'].value','value':'x'}");
    }

    @Test
    void removeWithoutPathHasNoTarget() {
      refuses(ScimType.NO_TARGET, "{'op':'remove'}");
    }

    @Test
    void readOnlyAttributesAreRefusedByPath() {
      refuses(ScimType.MUTABILITY, "{'op':'replace','path':'id','value':'x'}");
      refuses(ScimType.MUTABILITY, "{'op':'add','path':'groups','value':[{'value':'g'}]}");
      refuses(ScimType.MUTABILITY, "{'op':'remove','path':'meta.created'}");
    }

    @Test
    void requiredAttributesStay() {
      refuses(ScimType.MUTABILITY, "{'op':'remove','path':'userName'}");
      refuses(ScimType.INVALID_VALUE, "{'op':'replace','path':'userName','value':''}");
      refuses(ScimType.INVALID_VALUE, "{'op':'replace','value':{'userName':null}}");
    }

    @Test
    void unknownAttributesAreAnInvalidPath() {
      refuses(ScimType.INVALID_PATH, "{'op':'add','path':'shoeSize','value':'42'}");
      refuses(ScimType.INVALID_PATH, "{'op':'add','path':'name.shoeSize','value':'42'}");
      refuses(ScimType.INVALID_PATH, "{'op':'add','path':'name[x eq 1]','value':'42'}");
      refuses(ScimType.INVALID_PATH, "{'op':'add','path':'emails[','value':'42'}");
    }

    @Test
    void foreignSchemasAreTolerated() {
      assertThat(patch("{'op':'add','path':'urn:okta:custom:1.0:User:shoeSize','value':'42'}"))
          .isEqualTo(ada);
    }

    @Test
    void unknownOperationsAreInvalidSyntax() {
      refuses(ScimType.INVALID_SYNTAX, "{'op':'move','path':'title','value':'x'}");
      refuses(ScimType.INVALID_SYNTAX, "{'path':'title','value':'x'}");
      refuses(ScimType.INVALID_VALUE, "{'op':'add','path':'title'}");
    }

    @Test
    void operationsRunInOrder() {
      assertThat(
              patch(
                  "{'op':'remove','path':'externalId'},{'op':'add','value':{'externalId':'1'}},"
                      + "{'op':'replace','path':'externalId','value':'2'}"))
          .containsEntry("externalId", "2");
    }

    @Test
    void allOrNothing() {
      assertThatThrownBy(
              () ->
                  patch(
                      "{'op':'replace','path':'title','value':'x'},{'op':'replace','path':'emails[type eq"
                          + " \\'other\\'].value','value':'x'}"))
          .isInstanceOf(ScimException.class);
      assertThat(ada).containsEntry("title", "Countess");
    }

    @Test
    void addAppendsOnceAndMovesThePrimaryFlag() {
      Map<String, Object> after =
          patch(
              "{'op':'add','path':'emails','value':[{'value':'ada@home.test','type':'home'},"
                  + "{'value':'third@x.test','primary':true}]}");
      assertThat((List<?>) after.get("emails")).hasSize(3);
      assertThat(after.get("emails").toString()).containsOnlyOnce("primary=true");
      assertThat(email(after, 2)).isEqualTo("third@x.test");
    }

    @Test
    void removeByFilterTakesThatElementOnly() {
      Map<String, Object> after = patch("{'op':'remove','path':'emails[type eq \\'work\\']'}");
      assertThat((List<?>) after.get("emails")).hasSize(1);
      assertThat(email(after, 0)).isEqualTo("ada@home.test");
    }

    @Test
    void removeTheValueOfAnElementRemovesTheElement() {
      Map<String, Object> after =
          patch("{'op':'remove','path':'emails[type eq \\'work\\'].value'}");
      assertThat((List<?>) after.get("emails")).hasSize(1);
    }

    @Test
    void removeOfWhatIsNotThereIsNoError() {
      assertThat(patch("{'op':'remove','path':'emails[type eq \\'other\\']'}")).isEqualTo(ada);
      assertThat(patch("{'op':'remove','path':'nickName'}")).isEqualTo(ada);
    }

    @Test
    void complexAttributesKeepTheirOtherParts() {
      assertThat(patch("{'op':'replace','path':'name','value':{'givenName':'A'}}").get("name"))
          .isEqualTo(Map.of("givenName", "A", "familyName", "King"));
    }

    @Test
    void namesAreCaseInsensitive() {
      assertThat(patch("{'op':'replace','path':'NAME.GIVENNAME','value':'A'}").get("name"))
          .isEqualTo(Map.of("givenName", "A", "familyName", "King"));
    }

    @Test
    void urnQualifiedCoreAttribute() {
      assertThat(
              patch(
                  "{'op':'replace','path':'urn:ietf:params:scim:schemas:core:2.0:User:title','value':'x'}"))
          .containsEntry("title", "x");
    }

    @Test
    void wholeExtensionByPathAndByKey() {
      assertThat(patch("{'op':'remove','path':'" + E + "'}")).doesNotContainKey(E);
      assertThat(patch("{'op':'add','value':{'" + E + "':{'department':'X'}}}").get(E))
          .isEqualTo(Map.of("department", "X", "manager", Map.of("value", "babbage")));
    }

    @Test
    void emptyListClears() {
      assertThat(patch("{'op':'replace','path':'emails','value':[]}")).doesNotContainKey("emails");
    }

    @Test
    void valueFilterMayHoldBracketsAndQuotes() {
      assertThat(patch("{'op':'remove','path':'emails[value eq \\'a]\\\\\\'b\\']'}").get("emails"))
          .isEqualTo(ada.get("emails"));
    }
  }
}
