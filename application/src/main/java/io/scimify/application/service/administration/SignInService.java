package io.scimify.application.service.administration;

import io.scimify.application.port.in.SignInUseCase;
import io.scimify.application.port.out.NameTakenException;
import io.scimify.domain.administration.Administrator;
import io.scimify.domain.administration.PasswordHash;
import io.scimify.domain.administration.PasswordPolicy;
import io.scimify.domain.administration.Role;
import io.scimify.domain.operation.CorrelationId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Checks passwords with lock-out. Since a slow hash per request would make HTTP Basic slow, a
 * password that was right is remembered for a few minutes by a keyed digest, for as long as its
 * hash is current.
 */
public final class SignInService implements SignInUseCase {
  private static final Duration REMEMBERED = Duration.ofMinutes(5);

  private final AdminPorts ports;
  private final PasswordPolicy policy;
  private final SignInStory story;
  private final PasswordHash nobody;
  private final String pepper;
  private final Map<String, Instant> remembered = new ConcurrentHashMap<>();

  public SignInService(AdminPorts ports, PasswordPolicy policy) {
    this.ports = ports;
    this.policy = policy;
    this.story = new SignInStory(ports.provisioning());
    this.pepper = ports.provisioning().ids().nextKey();
    this.nobody = Passwords.hash(pepper);
  }

  @Override
  public Optional<Administrator> signIn(
      String userName, String password, CorrelationId correlation) {
    Optional<Administrator> found = transactions(() -> ports.administrators().find(userName));
    Instant now = ports.provisioning().clock().instant();
    PasswordHash hash = found.flatMap(Administrator::password).orElse(nobody);
    String trace = trace(hash, password);
    Optional<String> barred =
        found.map(a -> barred(a, now)).orElse(Optional.of("There is no such administrator."));
    if (barred.isEmpty() && isFresh(trace, now)) {
      return found;
    }
    boolean right = Passwords.matches(password, hash);
    if (found.isEmpty() || barred.isPresent()) {
      return turnAway(found, barred.orElse(""), correlation);
    }
    return right
        ? accept(found.get(), trace, now, correlation)
        : refuse(found.get(), now, correlation);
  }

  private boolean isFresh(String trace, Instant now) {
    remembered.values().removeIf(until -> !until.isAfter(now));
    return remembered.containsKey(trace);
  }

  private Optional<Administrator> accept(
      Administrator administrator, String trace, Instant now, CorrelationId correlation) {
    remembered.put(trace, now.plus(REMEMBERED));
    Administrator signedIn = administrator.signedIn(now);
    transactions(
        () -> {
          ports.administrators().update(signedIn);
          story.succeeded(signedIn, "Signed in.", correlation);
          return true;
        });
    return Optional.of(signedIn);
  }

  private Optional<Administrator> refuse(
      Administrator administrator, Instant now, CorrelationId correlation) {
    Administrator failed = administrator.failedToSignIn(now);
    String what = failed.isLocked(now) ? "Wrong password; locked for a while." : "Wrong password.";
    transactions(
        () -> {
          ports.administrators().update(failed);
          story.refused(failed, what, correlation);
          return true;
        });
    return Optional.empty();
  }

  /** Why the password does not matter; empty when it does. */
  private Optional<String> barred(Administrator administrator, Instant now) {
    if (!administrator.isLocal()) {
      return Optional.of("Tried a password, but signs in by OpenID Connect.");
    }
    if (administrator.suspended()) {
      return Optional.of("Tried a password while suspended.");
    }
    if (administrator.isLocked(now)) {
      return Optional.of("Tried a password while locked.");
    }
    return policy.accepts(administrator)
        ? Optional.empty()
        : Optional.of("Tried a password, but OpenID Connect is enforced.");
  }

  private Optional<Administrator> turnAway(
      Optional<Administrator> found, String why, CorrelationId correlation) {
    transactions(
        () -> {
          found.ifPresentOrElse(
              a -> story.refused(a, why, correlation), () -> story.refused(why, correlation));
          return true;
        });
    return Optional.empty();
  }

  private String trace(PasswordHash hash, String password) {
    try {
      byte[] text = (pepper + hash.value() + password).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java platform has SHA-256", impossible);
    }
  }

  @Override
  public Optional<Administrator> current(String userName) {
    return transactions(() -> ports.administrators().find(userName)).filter(a -> !a.suspended());
  }

  @Override
  public Optional<String> bootstrapOwner(String userName, Optional<String> password) {
    try {
      return firstOwner(userName, password);
    } catch (NameTakenException race) {
      return Optional.empty(); // another node that starts at the same time was faster
    }
  }

  private Optional<String> firstOwner(String userName, Optional<String> password) {
    return transactions(
        () -> {
          if (ports.administrators().count() > 0) {
            return Optional.<String>empty();
          }
          String chosen = password.orElseGet(() -> ports.provisioning().ids().nextKey());
          ports
              .administrators()
              .insert(
                  Administrator.local(
                      userName,
                      Role.OWNER,
                      Optional.empty(),
                      Passwords.hash(chosen),
                      ports.provisioning().clock().instant()));
          return Optional.of(chosen);
        });
  }

  private <T> T transactions(Supplier<T> work) {
    return ports.provisioning().transactions().inTransaction(work);
  }
}
