package io.scimify.application.port.out;

import io.scimify.domain.administration.Administrator;
import io.scimify.domain.administration.ExternalIdentity;
import java.util.List;
import java.util.Optional;

/**
 * The administrators; user names are unique without regard to case. Joins the surrounding
 * transaction.
 */
public interface AdministratorRepository {
  Optional<Administrator> find(String userName);

  /** Whom an OpenID provider knows as {@code identity}. */
  Optional<Administrator> find(ExternalIdentity identity);

  /** All, by user name. */
  List<Administrator> all();

  int count();

  /**
   * @throws NameTakenException when the user name or the identity is taken
   */
  void insert(Administrator administrator);

  void update(Administrator administrator);

  void delete(String userName);
}
