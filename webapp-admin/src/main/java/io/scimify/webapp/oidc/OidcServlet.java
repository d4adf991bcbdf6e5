package io.scimify.webapp.oidc;

import io.scimify.application.port.in.AdminResult;
import io.scimify.application.port.in.SignInByProviderUseCase.Person;
import io.scimify.domain.administration.Administrator;
import io.scimify.domain.operation.CorrelationId;
import io.scimify.webapp.oidc.SignInFailure.Cause;
import io.scimify.webapp.rest.AdminServices;
import io.scimify.webapp.security.ConsoleSession;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Sends the browser to the provider and takes it back. Ends in the same session as a password does,
 * or on the sign-in page with the reason.
 */
@WebServlet(
    name = "oidc",
    urlPatterns = {OidcServlet.START, OidcServlet.CALLBACK})
public class OidcServlet extends HttpServlet {
  public static final String START = "/oidc/sign-in";
  static final String CALLBACK = "/oidc/callback";

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = System.getLogger(OidcServlet.class.getName());
  private static final String ATTEMPT = SignInAttempt.class.getName();

  private final transient AdminServices services;
  private final transient ConsoleSession sessions;
  private final transient Optional<OidcClient> client;

  @Inject
  OidcServlet(
      AdminServices services,
      ConsoleSession sessions,
      ConsoleSignIn signIn,
      ProviderDiscovery discovery,
      Clock clock) {
    this.services = services;
    this.sessions = sessions;
    this.client = signIn.provider().map(settings -> new OidcClient(settings, discovery, clock));
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Referrer-Policy", "no-referrer"); // the address holds the code
    if (client.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    try {
      boolean begins = request.getServletPath().equals(START);
      response.sendRedirect(begins ? begin(client.get(), request) : end(client.get(), request));
    } catch (OidcException failure) {
      response.sendRedirect(refused(request, failure));
    }
  }

  private String begin(OidcClient provider, HttpServletRequest request) throws OidcException {
    SignInAttempt attempt = SignInAttempt.begin();
    URI target = provider.authorization(attempt, callback(request));
    request.getSession().setAttribute(ATTEMPT, attempt);
    return target.toString();
  }

  private String end(OidcClient provider, HttpServletRequest request) throws OidcException {
    SignInAttempt attempt = attempt(request);
    Person person = provider.redeem(attempt, callback(request), parameters(request));
    CorrelationId correlation = services.correlationIds().get();
    AdminResult<Administrator> admitted = services.signInByProvider().signIn(person, correlation);
    if (admitted instanceof AdminResult.Done<Administrator> done) {
      return base(request) + sessions.begin(request, done.value().userName());
    }
    String detail = ((AdminResult.Refused<Administrator>) admitted).detail();
    return shown(request, new SignInFailure(Cause.NOT_ADMITTED, detail, correlation.value()));
  }

  /** Usable once: whoever sends the answer again gets nothing. */
  private static SignInAttempt attempt(HttpServletRequest request) throws OidcException {
    HttpSession session = request.getSession(false);
    Object attempt = session == null ? null : session.getAttribute(ATTEMPT);
    if (session == null || !(attempt instanceof SignInAttempt begun)) {
      throw new OidcException(Cause.UNEXPECTED_ANSWER, "This browser began no sign-in");
    }
    session.removeAttribute(ATTEMPT);
    return begun;
  }

  private String refused(HttpServletRequest request, OidcException failure) {
    CorrelationId correlation = services.correlationIds().get();
    LOG.log(Level.WARNING, "OpenID Connect sign-in {0}: {1}", correlation, failure.getMessage());
    services.signInByProvider().failed("OpenID Connect: " + failure.getMessage(), correlation);
    return shown(request, new SignInFailure(failure.reason(), "", correlation.value()));
  }

  private String shown(HttpServletRequest request, SignInFailure failure) {
    sessions.remember(request, failure);
    return base(request) + "/admin/login";
  }

  private static Map<String, List<String>> parameters(HttpServletRequest request) {
    return request.getParameterMap().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> List.of(e.getValue())));
  }

  private URI callback(HttpServletRequest request) {
    return URI.create(base(request) + CALLBACK);
  }

  private String base(HttpServletRequest request) {
    String url = request.getRequestURL().toString();
    return services
        .publicBase()
        .map(URI::toString)
        .orElseGet(() -> url.substring(0, url.length() - request.getServletPath().length()));
  }
}
