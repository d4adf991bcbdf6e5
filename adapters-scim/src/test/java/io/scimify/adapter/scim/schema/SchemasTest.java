package io.scimify.adapter.scim.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemasTest {

  @ParameterizedTest
  @CsvSource({
    "userName, '', userName, ''",
    "name.givenName, '', name, givenName",
    "$ref, '', $ref, ''",
    "members.$ref, '', members, $ref",
    "urn:ietf:params:scim:schemas:core:2.0:User:name.givenName, urn:ietf:params:scim:schemas:core:2.0:User, name, givenName",
    "URN:IETF:params:scim:schemas:core:2.0:user:userName, urn:ietf:params:scim:schemas:core:2.0:User, userName, ''",
    "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User, urn:ietf:params:scim:schemas:extension:enterprise:2.0:User, '', ''",
    "urn:other:1.0:User:x, urn:other:1.0:User, x, ''"
  })
  void pathsAreRead(String text, String schema, String name, String sub) {
    assertThat(AttributePath.parse(text)).contains(new AttributePath(schema, name, sub));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ".", "a.", ".a", "a.b.c", "1a", "a b", "a[b]", "urn:x:", "é", "a\u0000"})
  void otherTextsAreNoPaths(String text) {
    assertThat(AttributePath.parse(text)).isEmpty();
  }

  @Test
  void attributesAreFoundInAnyCase() {
    AttributePath path = AttributePath.parse("NAME.FAMILYNAME").orElseThrow();
    assertThat(ResourceType.USER.find(path).orElseThrow().leaf().name()).isEqualTo("familyName");
    assertThat(ResourceType.GROUP.find(path)).isEmpty();
  }

  @Test
  void documentsShowWhatHolds() {
    Map<String, Object> group = new DiscoveryDocuments("https://x").schema(Schemas.GROUP);
    List<?> attributes = (List<?>) group.get("attributes");
    Map<?, ?> displayName = (Map<?, ?>) attributes.get(0);
    assertThat(displayName.get("required")).isEqualTo(true);
    assertThat(displayName.get("mutability")).isEqualTo("readWrite");
    Map<?, ?> members = (Map<?, ?>) attributes.get(1);
    assertThat(members.get("multiValued")).isEqualTo(true);
    assertThat((List<?>) members.get("subAttributes")).hasSize(4);
    assertThat(((Map<?, ?>) group.get("meta")).get("location"))
        .isEqualTo("https://x/Schemas/urn:ietf:params:scim:schemas:core:2.0:Group");
  }

  @Test
  void everyAttributeHasAllCharacteristics() {
    for (Map<String, Object> schema : new DiscoveryDocuments("https://x").schemas()) {
      for (Object attribute : (List<?>) schema.get("attributes")) {
        assertThat(((Map<?, ?>) attribute).keySet().stream().map(Object::toString))
            .contains(
                "name",
                "type",
                "multiValued",
                "description",
                "required",
                "caseExact",
                "mutability",
                "returned",
                "uniqueness");
      }
    }
  }
}
