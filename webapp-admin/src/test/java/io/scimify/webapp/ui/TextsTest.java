package io.scimify.webapp.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimify.domain.administration.Role;
import io.scimify.domain.audit.Actor;
import io.scimify.domain.audit.AuditOutcome;
import io.scimify.domain.audit.Deed;
import io.scimify.domain.integration.IntegrationStatus;
import io.scimify.domain.integration.ProvisioningMode;
import io.scimify.domain.integration.ProvisioningScope;
import io.scimify.domain.operation.OperationState;
import io.scimify.domain.operation.OperationType;
import io.scimify.domain.user.UserOrigin;
import io.scimify.webapp.oidc.SignInFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A missing text would only be noticed by whoever clicks there. */
class TextsTest {
  private static final Pattern KEY = Pattern.compile("\"([a-z][A-Za-z]*(?:\\.[A-Za-z]+)+)\"");

  private final ResourceBundle bundle =
      ResourceBundle.getBundle("io.scimify.webapp.ui.messages", Locale.ENGLISH);

  @Test
  void everyTextThatTheConsoleNamesIsThere() throws IOException {
    Set<String> topics = new TreeSet<>();
    bundle.keySet().forEach(key -> topics.add(key.split("\\.", 2)[0]));
    Set<String> missing = new TreeSet<>();
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java/io/scimify/webapp/ui"))) {
      for (Path source : sources.filter(path -> path.toString().endsWith(".java")).toList()) {
        KEY.matcher(Files.readString(source))
            .results()
            .map(match -> match.group(1))
            .filter(key -> topics.contains(key.split("\\.", 2)[0]))
            .filter(key -> !key.endsWith(".js"))
            .filter(key -> !bundle.containsKey(key))
            .forEach(missing::add);
      }
    }
    assertThat(missing).isEmpty();
  }

  static Stream<Enum<?>> constants() {
    return Stream.of(
            Role.values(),
            SignInFailure.Cause.values(),
            Actor.Kind.values(),
            Deed.values(),
            AuditOutcome.values(),
            IntegrationStatus.values(),
            ProvisioningMode.values(),
            ProvisioningScope.values(),
            OperationState.values(),
            OperationType.values(),
            UserOrigin.values())
        .flatMap(Stream::of);
  }

  @ParameterizedTest
  @MethodSource("constants")
  void everyConstantHasItsWord(Enum<?> constant) {
    assertThat(Texts.of(constant)).isNotBlank();
  }
}
