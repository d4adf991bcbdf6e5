package io.scimify.webapp.alert;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;

/**
 * The two ways out. There is one mail server and one webhook per installation, so MicroProfile
 * Fault Tolerance's state per method is the right scope here (unlike for Jamf, ADR 0010).
 */
@ApplicationScoped
class AlertTransport {
  /** For connecting, and once more for the answer. */
  static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /** Repeats only when nobody can have received it. */
  @Retry(maxRetries = 2, delay = 500, retryOn = ConnectException.class)
  @CircuitBreaker(requestVolumeThreshold = 4, failureRatio = 0.75, delay = 60_000)
  public HttpResponse<String> post(HttpRequest request) throws IOException, InterruptedException {
    return http.send(request, BodyHandlers.ofString());
  }

  @CircuitBreaker(requestVolumeThreshold = 4, failureRatio = 0.75, delay = 60_000)
  public void mail(Message message) throws MessagingException {
    Transport.send(message);
  }
}
