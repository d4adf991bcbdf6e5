package io.scimify.application.service.administration;

import io.scimify.application.port.in.SignInUseCase;
import io.scimify.application.port.out.NameTakenException;
import io.scimify.application.service.provisioning.ProvisioningPorts;
import io.scimify.domain.administration.Administrator;
import io.scimify.domain.administration.PasswordHash;
import io.scimify.domain.administration.Role;
import io.scimify.domain.audit.Actor;
import io.scimify.domain.audit.AuditEvent;
import io.scimify.domain.audit.AuditEventId;
import io.scimify.domain.audit.AuditOutcome;
import io.scimify.domain.operation.CorrelationId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
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
  private final PasswordHash nobody;
  private final String pepper;
  private final Map<String, Instant> remembered = new ConcurrentHashMap<>();

  public SignInService(AdminPorts ports) {
    this.ports = ports;
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
    if (found.filter(a -> !a.suspended() && !a.isLocked(now)).isPresent() && isFresh(trace, now)) {
      return found;
    }
    boolean right = Passwords.matches(password, hash);
    return found
        .filter(a -> a.password().isPresent() && !a.suspended() && !a.isLocked(now))
        .flatMap(a -> right ? accept(a, trace, now, correlation) : refuse(a, now, correlation));
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
          tell(signedIn, AuditOutcome.SUCCEEDED, "Signed in.", correlation);
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
          tell(failed, AuditOutcome.REJECTED, what, correlation);
          return true;
        });
    return Optional.empty();
  }

  private void tell(
      Administrator administrator, AuditOutcome outcome, String what, CorrelationId correlation) {
    ProvisioningPorts out = ports.provisioning();
    out.audit()
        .append(
            new AuditEvent(
                new AuditEventId(out.ids().nextId()),
                administrator.tenant(),
                Optional.empty(),
                out.clock().instant(),
                Actor.admin(administrator.userName()),
                "administrator.sign-in",
                Optional.empty(),
                administrator.userName(),
                outcome,
                what,
                List.of(),
                List.of(),
                correlation));
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
