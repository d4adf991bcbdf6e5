package io.scimify.application.port.out;

import io.scimify.domain.administration.Administrator;
import io.scimify.domain.administration.ExternalIdentity;
import io.scimify.domain.user.UserName;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** Administrators in memory. */
public final class InMemoryAdministratorRepository implements AdministratorRepository {
  private final ConcurrentSkipListMap<String, Administrator> rows = new ConcurrentSkipListMap<>();

  @Override
  public Optional<Administrator> find(String userName) {
    return Optional.ofNullable(rows.get(UserName.keyOf(userName)));
  }

  @Override
  public Optional<Administrator> find(ExternalIdentity identity) {
    return rows.values().stream()
        .filter(a -> a.identity().filter(identity::equals).isPresent())
        .findFirst();
  }

  @Override
  public List<Administrator> all() {
    return List.copyOf(rows.values());
  }

  @Override
  public int count() {
    return rows.size();
  }

  @Override
  public void insert(Administrator administrator) {
    if (administrator.identity().flatMap(this::find).isPresent()) {
      throw new NameTakenException("The identity of \"" + administrator.userName() + "\" is bound");
    }
    if (rows.putIfAbsent(UserName.keyOf(administrator.userName()), administrator) != null) {
      throw new NameTakenException(
          "Administrator \"" + administrator.userName() + "\" exists already");
    }
  }

  @Override
  public void update(Administrator administrator) {
    String key = UserName.keyOf(administrator.userName());
    if (rows.replace(key, administrator) == null) {
      throw new IllegalStateException("There is no administrator " + administrator.userName());
    }
  }

  @Override
  public void delete(String userName) {
    rows.remove(UserName.keyOf(userName));
  }
}
