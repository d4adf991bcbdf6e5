package io.scimify.adapter.persistence.group;

import io.scimify.adapter.persistence.mapping.JsonText;
import io.scimify.adapter.persistence.mapping.Nanos;
import io.scimify.adapter.persistence.mapping.Text;
import io.scimify.domain.group.GroupDisplayName;
import io.scimify.domain.group.JamfGroupId;
import io.scimify.domain.group.ProvisionedGroup;
import io.scimify.domain.group.ScimGroupId;
import io.scimify.domain.integration.IntegrationInstanceId;
import java.util.Optional;
import java.util.UUID;

/** Between a group and its row. */
final class ProvisionedGroupMapper {
  private ProvisionedGroupMapper() {}

  static ProvisionedGroup toDomain(ProvisionedGroupEntity row) {
    return new ProvisionedGroup(
        new ScimGroupId(UUID.fromString(row.id)),
        new GroupDisplayName(row.displayName),
        row.description,
        JsonText.readObject(row.attributes),
        row.provisioned,
        Optional.ofNullable(row.jamfId).map(JamfGroupId::new),
        Nanos.toOptional(row.jamfWrittenAt),
        Nanos.toInstant(row.createdAt),
        Nanos.toInstant(row.updatedAt));
  }

  static ProvisionedGroupEntity toEntity(
      IntegrationInstanceId integration, ProvisionedGroup group) {
    ProvisionedGroupEntity row = new ProvisionedGroupEntity();
    row.id = group.id().toString();
    row.integrationId = integration.value();
    row.createdAt = Nanos.of(group.createdAt());
    copy(group, row);
    return row;
  }

  static void copy(ProvisionedGroup group, ProvisionedGroupEntity row) {
    row.displayName = group.displayName().value();
    row.nameKey = group.displayName().key();
    row.description = Text.storable(group.description());
    row.attributes = JsonText.write(group.attributes());
    row.provisioned = group.provisioned();
    row.jamfId = group.jamfId().map(JamfGroupId::value).orElse(null);
    row.jamfWrittenAt = Nanos.of(group.jamfWrittenAt());
    row.updatedAt = Nanos.of(group.updatedAt());
  }
}
