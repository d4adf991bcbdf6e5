package io.scimify.application.service.provisioning;

import io.scimify.application.port.out.AuditTrail;
import io.scimify.application.port.out.IdGenerator;
import io.scimify.application.port.out.IntegrationInstanceRepository;
import io.scimify.application.port.out.JamfDirectory;
import io.scimify.application.port.out.ProvisionedGroupRepository;
import io.scimify.application.port.out.ProvisionedUserRepository;
import io.scimify.application.port.out.ProvisioningOperationRepository;
import io.scimify.application.port.out.Transactions;
import java.time.Clock;
import java.time.Instant;

/** All that the provisioning services need from the outside. */
public record ProvisioningPorts(
    IntegrationInstanceRepository integrations,
    ProvisionedUserRepository users,
    ProvisionedGroupRepository groups,
    ProvisioningOperationRepository operations,
    AuditTrail audit,
    JamfDirectory jamf,
    Transactions transactions,
    IdGenerator ids,
    Clock clock) {

  Instant now() {
    return clock.instant();
  }
}
