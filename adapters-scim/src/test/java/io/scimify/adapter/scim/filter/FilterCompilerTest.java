package io.scimify.adapter.scim.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimify.adapter.scim.ScimException;
import io.scimify.adapter.scim.schema.ResourceType;
import io.scimify.adapter.scim.schema.Schemas;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterCompilerTest {

  private static final Map<String, Object> ADA =
      Map.of(
          "schemas",
          List.of(Schemas.USER_URN, Schemas.ENTERPRISE_URN),
          "id",
          "2819c223",
          "externalId",
          "00uABC",
          "userName",
          "Ada@Example.com",
          "active",
          true,
          "name",
          Map.of("givenName", "Ada", "familyName", "O'Malley"),
          "emails",
          List.of(
              Map.of("value", "ada@work.test", "type", "work", "primary", true),
              Map.of("value", "ada@home.test", "type", "home")),
          "meta",
          Map.of("resourceType", "User", "lastModified", "2026-05-13T04:42:34.100Z"),
          Schemas.ENTERPRISE_URN,
          Map.of("department", "IT", "manager", Map.of("value", "m1")));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "userName eq \"ada@example.com\" | true",
        "username EQ \"ADA@EXAMPLE.COM\" | true",
        "userName eq \"ada\" | false",
        "userName ne \"ada\" | true",
        "userName co \"EXAMPLE\" | true",
        "userName sw \"ada@\" | true",
        "userName ew \".org\" | false",
        "userName pr | true",
        "nickName pr | false",
        "nickName eq null | true",
        "userName eq null | false",
        "userName ne null | true",
        "nickName ne \"x\" | true",
        "id eq \"2819c223\" | true",
        "id eq \"2819C223\" | false",
        "externalId eq \"00uabc\" | false",
        "active eq true | true",
        "active eq \"True\" | true",
        "active ne true | false",
        "name.familyName co \"O'Malley\" | true",
        "urn:ietf:params:scim:schemas:core:2.0:User:userName sw \"A\" | true",
        "emails eq \"ada@home.test\" | true",
        "emails.value co \"work\" | true",
        "emails.type eq \"other\" | false",
        "emails[type eq \"work\" and value co \"home\"] | false",
        "emails[type eq \"home\" and value co \"home\"] | true",
        "emails[type eq \"work\"].value eq \"ADA@work.test\" | true",
        "emails[primary eq true] | true",
        "emails[not (type eq \"work\")] | true",
        "emails[value pr] | true",
        "emails pr | true",
        "phoneNumbers pr | false",
        "phoneNumbers[type eq \"work\"] | false",
        "meta.resourceType eq \"User\" | true",
        "meta.lastModified gt \"2026-05-13T04:42:34Z\" | true",
        "meta.lastModified lt \"2026-05-13T06:42:34+02:00\" | false",
        "meta.lastModified le \"2026-05-13T06:42:34.1+02:00\" | true",
        "meta.lastModified ge \"2026-05-13\" | true",
        "meta.lastModified gt \"2026-05-13T04:42:34\" | true",
        "meta.lastModified gt \"2026-05-13T04:42:34.2\" | false",
        "schemas eq \"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User\" | true",
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department eq \"it\" | true",
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value eq \"m1\" | true",
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager eq \"m1\" | true",
        "userName gt \"aaa\" and userName lt \"bbb\" | true",
        "title pr or (userName pr and not (active eq false)) | true",
        "unknown eq \"x\" | false",
        "unknown pr | false",
        "unknown[a eq 1] | false",
        "password eq \"x\" | false"
      })
  void decides(String filter, boolean matches) {
    assertThat(FilterCompiler.forResources(ResourceType.USER, FilterParser.parse(filter)).test(ADA))
        .isEqualTo(matches);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "active gt true",
        "active eq \"maybe\"",
        "active co \"t\"",
        "meta.lastModified gt \"yesterday\"",
        "userName gt null",
        "name eq \"Ada\"",
        "x509Certificates.value gt \"a\""
      })
  void refusesWhatATypeCannotDo(String filter) {
    Filter parsed = FilterParser.parse(filter);
    assertThatThrownBy(() -> FilterCompiler.forResources(ResourceType.USER, parsed))
        .isInstanceOf(ScimException.class);
  }
}
