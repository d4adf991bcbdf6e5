package io.scimify.adapter.scim.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimify.adapter.scim.ScimException;
import io.scimify.adapter.scim.schema.ResourceType;
import io.scimify.adapter.scim.schema.Schemas;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceReaderTest {

  private static Map<String, Object> read(ResourceType type, String json) {
    byte[] body = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return new ResourceReader(type)
        .read(JsonTree.readObject(new ByteArrayInputStream(body), Limits.STANDARD));
  }

  private static Map<String, Object> user(String attributes) {
    return read(ResourceType.USER, "{'userName':'ada'," + attributes + "}");
  }

  @Nested
  class OktaQuirks {

    @Test
    void passwordAndGroupsOfACreateAreDropped() {
      assertThat(user("'password':'secret','groups':[]")).containsOnlyKeys("userName");
    }

    @Test
    void whatAPutEchoesIsIgnored() {
      assertThat(user("'id':'x','meta':{'version':'y'},'schemas':['z'],'groups':[{'value':'g'}]"))
          .containsOnlyKeys("userName");
    }

    @Test
    void emptyValuesClear() {
      assertThat(user("'title':'','nickName':null,'emails':[],'name':{'givenName':''}"))
          .containsOnlyKeys("userName");
    }

    @Test
    void unknownAttributesAndSchemasAreTolerated() {
      assertThat(user("'shoeSize':42,'urn:okta:custom:group:1.0':{'description':'x'},'x y z':{}"))
          .containsOnlyKeys("userName");
    }

    @Test
    void everyMappedExtraIsKept() {
      Map<String, Object> ada =
          user(
              "'title':'T','nickName':'N','preferredLanguage':'en','userType':'E','timezone':'UTC',"
                  + "'phoneNumbers':[{'value':'1','type':'work'}],'addresses':[{'type':'work','country':'DE'}]");
      assertThat(ada)
          .containsKeys(
              "title",
              "nickName",
              "preferredLanguage",
              "userType",
              "timezone",
              "phoneNumbers",
              "addresses");
    }
  }

  @Nested
  class EntraQuirks {

    @Test
    void primaryAsAString() {
      assertThat(user("'emails':[{'value':'a@x','primary':'true'}]").get("emails"))
          .isEqualTo(List.of(Map.of("value", "a@x", "primary", true)));
    }

    @Test
    void nullReferencesAreAbsent() {
      Map<String, Object> group =
          read(
              ResourceType.GROUP,
              "{'displayName':'G','members':[{'$ref':null,'value':'1','display':null}]}");
      assertThat(group.get("members")).isEqualTo(List.of(Map.of("value", "1")));
    }

    @Test
    void managerAsAString() {
      assertThat(
              user("'" + Schemas.ENTERPRISE_URN + "':{'manager':'m1'}").get(Schemas.ENTERPRISE_URN))
          .isEqualTo(Map.of("manager", Map.of("value", "m1")));
    }
  }

  @Nested
  class OneLoginQuirks {

    @Test
    void aWrongSchemaUrnIsTolerated() {
      assertThat(user("'schemas':['urn:scim:schemas:core:2.0']")).containsOnlyKeys("userName");
    }
  }

  @Nested
  class OtherClients {

    @Test
    void namesInAnotherCase() {
      assertThat(user("'TITLE':'T','Emails':[{'Value':'a@x','Type':'work'}]"))
          .containsEntry("title", "T")
          .containsEntry("emails", List.of(Map.of("value", "a@x", "type", "work")));
    }

    @Test
    void plainAddressesAndALoneValue() {
      assertThat(user("'emails':['a@x']").get("emails")).isEqualTo(List.of(Map.of("value", "a@x")));
      assertThat(user("'emails':{'value':'a@x'}").get("emails"))
          .isEqualTo(List.of(Map.of("value", "a@x")));
    }

    @Test
    void numbersForTexts() {
      assertThat(
              user("'" + Schemas.ENTERPRISE_URN + "':{'employeeNumber':42}")
                  .get(Schemas.ENTERPRISE_URN))
          .isEqualTo(Map.of("employeeNumber", "42"));
    }

    @Test
    void qualifiedNames() {
      assertThat(user("'" + Schemas.USER_URN + ":title':'T'")).containsEntry("title", "T");
      assertThat(user("'" + Schemas.ENTERPRISE_URN + ":department':'D'"))
          .containsEntry(Schemas.ENTERPRISE_URN, Map.of("department", "D"));
    }

    @Test
    void twoPrimaryAddressesBecomeOne() {
      assertThat(
              user("'emails':[{'value':'a','primary':true},{'value':'b','primary':true}]")
                  .get("emails"))
          .isEqualTo(List.of(Map.of("value", "a", "primary", true), Map.of("value", "b")));
    }

    @Test
    void labelsWithoutAValueAreNothing() {
      assertThat(user("'emails':[{'type':'work','primary':true}]")).doesNotContainKey("emails");
    }
  }

  @Nested
  class Active {

    @ParameterizedTest
    @ValueSource(strings = {"'active':null", "'active':''", "'x':1"})
    void absentStaysAbsent(String attributes) {
      assertThat(user(attributes)).doesNotContainKey("active");
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "'False'", "'FALSE'", "' false '"})
    void falseInEverySpelling(String value) {
      assertThat(user("'active':" + value)).containsEntry("active", false);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"'maybe'", "0", "'0'", "'no'", "{}", "[]", "[false,true]", "'disabled'"})
    void nothingElseIsFalse(String value) {
      assertThatThrownBy(() -> user("'active':" + value))
          .isInstanceOf(ScimException.class)
          .hasMessageContaining("active");
    }
  }

  @Test
  void requiredAttributesAreNamed() {
    assertThatThrownBy(() -> read(ResourceType.USER, "{'name':{'givenName':'A'}}"))
        .isInstanceOf(ScimException.class)
        .hasMessageContaining("\"userName\" is required");
  }
}
