package io.scimify.application.port.in;

import io.scimify.domain.administration.Administrator;
import io.scimify.domain.administration.ExternalIdentity;
import io.scimify.domain.operation.CorrelationId;
import java.util.List;

/** Lets people in for whom an OpenID provider vouches. */
public interface SignInByProviderUseCase {
  /**
   * Somebody as the provider describes them now.
   *
   * @param name what people call them; becomes the user name at the first sign-in, if it is free
   * @param roleValues what the roles claim holds
   */
  record Person(ExternalIdentity identity, String name, List<String> roleValues) {
    public Person {
      roleValues = List.copyOf(roleValues);
    }
  }

  /**
   * Gives the role that the provider's claim gives today, and an account at the first time. Who has
   * no role any more loses the account. Known by issuer and subject only, never by a name or an
   * e-mail address.
   */
  AdminResult<Administrator> signIn(Person person, CorrelationId correlation);

  /** Records a sign-in that failed before anybody was identified. */
  void failed(String why, CorrelationId correlation);
}
