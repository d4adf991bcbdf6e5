package io.scimify.application.port.in;

import io.scimify.domain.administration.Administrator;
import io.scimify.domain.operation.CorrelationId;
import java.util.Optional;

/** Checks a local administrator's password. */
public interface SignInUseCase {
  /**
   * Empty when unknown, wrong, locked or suspended; nobody can tell which, nor by the time it
   * takes.
   */
  Optional<Administrator> signIn(String userName, String password, CorrelationId correlation);

  /** The administrator as it is now, for sessions that live on; empty when gone or suspended. */
  Optional<Administrator> current(String userName);

  /**
   * Makes the first Owner when there is no administrator at all.
   *
   * @param password empty for a random one
   * @return the password, if an Owner was made now
   */
  Optional<String> bootstrapOwner(String userName, Optional<String> password);
}
