package io.scimify.adapter.scim.schema;

import static io.scimify.adapter.scim.schema.AttributeDefinition.binary;
import static io.scimify.adapter.scim.schema.AttributeDefinition.bool;
import static io.scimify.adapter.scim.schema.AttributeDefinition.complex;
import static io.scimify.adapter.scim.schema.AttributeDefinition.dateTime;
import static io.scimify.adapter.scim.schema.AttributeDefinition.reference;
import static io.scimify.adapter.scim.schema.AttributeDefinition.string;

import java.util.List;
import java.util.Optional;

/** The schemas that this service keeps: RFC 7643 §4.1, §4.2, §4.3 and the common part of §3. */
public final class Schemas {

  public static final String USER_URN = "urn:ietf:params:scim:schemas:core:2.0:User";
  public static final String GROUP_URN = "urn:ietf:params:scim:schemas:core:2.0:Group";
  public static final String ENTERPRISE_URN =
      "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

  /** Attributes that every resource has and no schema document lists, RFC 7643 §3.1. */
  static final Schema COMMON =
      Schema.of(
          "",
          "Common",
          "Common attributes",
          reference("schemas", "URNs of the schemas in use", "uri")
              .many()
              .readOnly()
              .shown(Returned.ALWAYS),
          string("id", "Identifier given by this service, never changed or reused")
              .exactCase()
              .readOnly()
              .shown(Returned.ALWAYS)
              .unique(),
          string("externalId", "Identifier given by the identity provider").exactCase(),
          complex(
                  "meta",
                  "Facts about the resource",
                  string("resourceType", "Name of the resource type").exactCase().readOnly(),
                  dateTime("created", "When it was first seen").readOnly(),
                  dateTime("lastModified", "When it was last changed").readOnly(),
                  reference("location", "Its URI", "uri").readOnly(),
                  string("version", "Its entity tag").exactCase().readOnly())
              .readOnly());

  public static final Schema USER =
      Schema.of(
          USER_URN,
          "User",
          "A person that becomes an end user in Jamf Pro",
          string("userName", "Name that identifies the user; becomes the Jamf Pro username")
              .mandatory()
              .unique(),
          complex(
              "name",
              "The parts of the user's name; Jamf Pro keeps them as one full name",
              string("formatted", "The whole name as it is displayed"),
              string("familyName", "Family name"),
              string("givenName", "Given name"),
              string("middleName", "Middle name"),
              string("honorificPrefix", "Title in front of the name"),
              string("honorificSuffix", "Suffix behind the name")),
          string("displayName", "Name for display; used as the Jamf Pro full name"),
          string("nickName", "Casual name"),
          reference("profileUrl", "Page about the user", "external"),
          string("title", "Job title; becomes the Jamf Pro position"),
          string("userType", "Kind of relation to the organisation"),
          string("preferredLanguage", "Preferred language as in RFC 7231 §5.3.5"),
          string("locale", "Locale as in RFC 5646"),
          string("timezone", "Time zone of the IANA database"),
          bool("active", "false deactivates the user, which deletes the end user in Jamf Pro"),
          string("password", "Accepted and discarded; Jamf Pro end users have no password")
              .exactCase()
              .writable(Mutability.WRITE_ONLY)
              .shown(Returned.NEVER),
          plural(
              "emails",
              "E-mail addresses; the primary one goes to Jamf Pro",
              string("value", "Address"),
              "work",
              "home",
              "other"),
          plural(
              "phoneNumbers",
              "Telephone numbers; the primary one goes to Jamf Pro",
              string("value", "Number"),
              "work",
              "home",
              "mobile",
              "fax",
              "pager",
              "other"),
          plural("ims", "Instant messaging addresses", string("value", "Address")),
          plural(
              "photos",
              "Pictures",
              reference("value", "URI of the picture", "external"),
              "photo",
              "thumbnail"),
          address(),
          complex(
                  "groups",
                  "Never shown nor changed here: ask /Groups for members.value",
                  string("value", "Identifier of the group").readOnly(),
                  reference("$ref", "URI of the group", "Group").readOnly(),
                  string("display", "Name of the group").readOnly(),
                  string("type", "Kind of membership").readOnly().oneOf("direct", "indirect"))
              .many()
              .readOnly(),
          plural("entitlements", "Entitlements", string("value", "Entitlement")),
          plural("roles", "Roles", string("value", "Role")),
          plural("x509Certificates", "Certificates", binary("value", "Base64 of the DER form")));

  public static final Schema ENTERPRISE_USER =
      Schema.of(
          ENTERPRISE_URN,
          "EnterpriseUser",
          "Attributes of a user in an organisation; kept and returned as sent",
          string("employeeNumber", "Personnel number"),
          string("costCenter", "Cost centre"),
          string("organization", "Organisation"),
          string("division", "Division"),
          string("department", "Department"),
          complex(
              "manager",
              "The user's manager",
              string("value", "Identifier of the manager"),
              reference("$ref", "URI of the manager", "User"),
              string("displayName", "Name of the manager")));

  public static final Schema GROUP =
      Schema.of(
          GROUP_URN,
          "Group",
          "A group that becomes a static user group in Jamf Pro",
          string("displayName", "Name of the group; becomes the static user group's name")
              .mandatory()
              .unique(),
          complex(
                  "members",
                  "Members of the group",
                  string("value", "Identifier of the member").writable(Mutability.IMMUTABLE),
                  reference("$ref", "URI of the member", "User").writable(Mutability.IMMUTABLE),
                  string("type", "Kind of member").writable(Mutability.IMMUTABLE).oneOf("User"),
                  string("display", "Name of the member").writable(Mutability.IMMUTABLE))
              .many());

  public static final List<Schema> ALL = List.of(USER, GROUP, ENTERPRISE_USER);

  private Schemas() {}

  /** The schema with this URN, in whatever case the URN is written. */
  public static Optional<Schema> byUrn(String urn) {
    return ALL.stream().filter(schema -> schema.isNamed(urn)).findFirst();
  }

  /** The default sub-attributes of RFC 7643 §2.4 around the given {@code value}. */
  private static AttributeDefinition plural(
      String name, String description, AttributeDefinition value, String... types) {
    return complex(
            name,
            description,
            value,
            string("display", "Text for display"),
            string("type", "Label of this value").oneOf(types),
            bool("primary", "Whether this is the preferred value"))
        .many();
  }

  private static AttributeDefinition address() {
    return complex(
            "addresses",
            "Postal addresses",
            string("formatted", "The whole address"),
            string("streetAddress", "Street and number"),
            string("locality", "City"),
            string("region", "State or region"),
            string("postalCode", "Postal code"),
            string("country", "Country"),
            string("type", "Label of this value").oneOf("work", "home", "other"),
            bool("primary", "Whether this is the preferred value"))
        .many();
  }
}
