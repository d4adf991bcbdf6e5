package io.scimify.application.service.administration;

import io.scimify.application.port.out.AdministratorRepository;
import io.scimify.application.service.provisioning.ProvisioningPorts;

/** All that the administration services need from the outside. */
public record AdminPorts(ProvisioningPorts provisioning, AdministratorRepository administrators) {}
