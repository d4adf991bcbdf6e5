package io.scimify.webapp.oidc;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.AuthenticationErrorResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import io.scimify.application.port.in.SignInByProviderUseCase.Person;
import io.scimify.domain.administration.ExternalIdentity;
import io.scimify.webapp.oidc.SignInFailure.Cause;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The relying party (OpenID Connect Core 1.0 §3.1) with PKCE (RFC 7636), by Nimbus' SDK. What the
 * provider can do is read at the first sign-in and again each hour, so the product starts without
 * it.
 */
final class OidcClient {
  /** Milliseconds for connecting, and as many for an answer. */
  static final int PATIENCE = 5_000;

  private static final Duration FRESH = Duration.ofHours(1);
  private static final int MOST_BYTES = 512 * 1024;

  /** Signatures with a key that only the provider has; never "none", never a shared secret. */
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);

  private final OidcSettings settings;
  private final ProviderDiscovery discovery;
  private final Clock clock;
  private Optional<Provider> provider = Optional.empty();

  OidcClient(OidcSettings settings, ProviderDiscovery discovery, Clock clock) {
    this.settings = settings;
    this.discovery = discovery;
    this.clock = clock;
  }

  /** The provider as it described itself, with its keys. */
  private record Provider(
      OIDCProviderMetadata metadata, JWKSource<SecurityContext> keys, Instant until) {}

  /** Where to send the browser. */
  URI authorization(SignInAttempt attempt, URI callback) throws OidcException {
    return new AuthenticationRequest.Builder(
            ResponseType.CODE,
            new Scope(settings.scopes().toArray(String[]::new)),
            clientId(),
            callback)
        .endpointURI(provider().metadata().getAuthorizationEndpointURI())
        .state(new State(attempt.state()))
        .nonce(new Nonce(attempt.nonce()))
        .codeChallenge(attempt.codeVerifier(), CodeChallengeMethod.S256)
        .build()
        .toURI();
  }

  /** Whom the provider vouches for. */
  Person redeem(SignInAttempt attempt, URI callback, Map<String, List<String>> answer)
      throws OidcException {
    AuthorizationCode code = code(attempt, callback, answer);
    OIDCTokenResponse tokens = exchange(code, attempt, callback);
    IDTokenClaimsSet verified = verified(tokens, attempt);
    ProviderClaims claims = claims(verified, tokens);
    return new Person(
        new ExternalIdentity(verified.getIssuer().getValue(), verified.getSubject().getValue()),
        claims.name(settings.nameClaim()),
        claims.values(settings.rolesClaim()));
  }

  private AuthorizationCode code(
      SignInAttempt attempt, URI callback, Map<String, List<String>> answer) throws OidcException {
    AuthenticationResponse response;
    try {
      response = AuthenticationResponseParser.parse(callback, answer);
    } catch (ParseException unreadable) {
      throw new OidcException(Cause.UNEXPECTED_ANSWER, "Unreadable answer", unreadable);
    }
    if (response.getState() == null || !attempt.state().equals(response.getState().getValue())) {
      throw new OidcException(Cause.UNEXPECTED_ANSWER, "The state is not this browser's");
    }
    // RFC 9207: an answer that names its issuer must name ours
    Issuer issuer = response.getIssuer();
    if (issuer != null && !issuer.equals(provider().metadata().getIssuer())) {
      throw new OidcException(Cause.UNEXPECTED_ANSWER, "Answer of another issuer: " + issuer);
    }
    if (response instanceof AuthenticationErrorResponse error) {
      throw new OidcException(
          Cause.REFUSED_BY_PROVIDER, "The provider refused: " + error.getErrorObject());
    }
    AuthorizationCode code = response.toSuccessResponse().getAuthorizationCode();
    if (code == null) {
      throw new OidcException(Cause.UNEXPECTED_ANSWER, "The answer has no code");
    }
    return code;
  }

  private OIDCTokenResponse exchange(AuthorizationCode code, SignInAttempt attempt, URI callback)
      throws OidcException {
    AuthorizationCodeGrant grant =
        new AuthorizationCodeGrant(code, callback, attempt.codeVerifier());
    URI endpoint = provider().metadata().getTokenEndpointURI();
    TokenRequest.Builder request =
        authentication()
            .map(client -> new TokenRequest.Builder(endpoint, client, grant))
            .orElseGet(() -> new TokenRequest.Builder(endpoint, clientId(), grant));
    TokenResponse response;
    try {
      response = OIDCTokenResponseParser.parse(patient(request.build().toHTTPRequest()).send());
    } catch (ParseException unreadable) {
      throw new OidcException(Cause.CODE_REFUSED, "Unreadable token response", unreadable);
    } catch (IOException unreachable) {
      throw new OidcException(Cause.PROVIDER_UNREACHABLE, "No token response", unreachable);
    }
    if (!response.indicatesSuccess()) {
      throw new OidcException(
          Cause.CODE_REFUSED,
          "The token endpoint refused: " + response.toErrorResponse().getErrorObject());
    }
    return (OIDCTokenResponse) response.toSuccessResponse();
  }

  private Optional<ClientAuthentication> authentication() throws OidcException {
    List<ClientAuthenticationMethod> offered = provider().metadata().getTokenEndpointAuthMethods();
    boolean basic =
        offered == null || offered.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
    return settings
        .clientSecret()
        .map(Secret::new)
        .map(
            secret ->
                basic
                    ? new ClientSecretBasic(clientId(), secret)
                    : new ClientSecretPost(clientId(), secret));
  }

  /** OpenID Connect Core 1.0 §3.1.3.7: signature, issuer, audience, times, nonce. */
  private IDTokenClaimsSet verified(OIDCTokenResponse tokens, SignInAttempt attempt)
      throws OidcException {
    Provider known = provider();
    IDTokenValidator validator =
        new IDTokenValidator(
            known.metadata().getIssuer(),
            clientId(),
            new JWSVerificationKeySelector<>(ALGORITHMS, known.keys()),
            null);
    try {
      return validator.validate(tokens.getOIDCTokens().getIDToken(), new Nonce(attempt.nonce()));
    } catch (BadJOSEException | com.nimbusds.jose.JOSEException untrusted) {
      throw new OidcException(Cause.UNTRUSTED_TOKEN, "ID token refused", untrusted);
    }
  }

  /** From the ID token, and from UserInfo what is missing there: providers send thin ID tokens. */
  private ProviderClaims claims(IDTokenClaimsSet verified, OIDCTokenResponse tokens)
      throws OidcException {
    Map<String, Object> claims = new HashMap<>(verified.toJSONObject());
    ProviderClaims fromToken = new ProviderClaims(claims);
    URI userInfo = provider().metadata().getUserInfoEndpointURI();
    boolean complete = fromToken.has(settings.rolesClaim()) && fromToken.has(settings.nameClaim());
    if (complete || userInfo == null) {
      return fromToken;
    }
    userInfo(userInfo, verified, tokens).forEach(claims::putIfAbsent);
    return new ProviderClaims(claims);
  }

  private static Map<String, Object> userInfo(
      URI endpoint, IDTokenClaimsSet verified, OIDCTokenResponse tokens) throws OidcException {
    UserInfoRequest request =
        new UserInfoRequest(endpoint, tokens.getOIDCTokens().getBearerAccessToken());
    try {
      UserInfoResponse response = UserInfoResponse.parse(patient(request.toHTTPRequest()).send());
      if (!response.indicatesSuccess() || response.toSuccessResponse().getUserInfo() == null) {
        return Map.of();
      }
      // §5.3.2: UserInfo of another subject must not be used
      return response.toSuccessResponse().getUserInfo().getSubject().equals(verified.getSubject())
          ? response.toSuccessResponse().getUserInfo().toJSONObject()
          : Map.of();
    } catch (ParseException unreadable) {
      throw new OidcException(Cause.PROVIDER_UNREACHABLE, "Unreadable UserInfo", unreadable);
    } catch (IOException unreachable) {
      throw new OidcException(Cause.PROVIDER_UNREACHABLE, "No UserInfo", unreachable);
    }
  }

  private static HTTPRequest patient(HTTPRequest request) {
    request.setConnectTimeout(PATIENCE);
    request.setReadTimeout(PATIENCE);
    request.setFollowRedirects(false);
    return request;
  }

  private synchronized Provider provider() throws OidcException {
    Instant now = clock.instant();
    if (provider.filter(known -> known.until().isAfter(now)).isEmpty()) {
      provider = Optional.of(discovered(now));
    }
    return provider.get();
  }

  private Provider discovered(Instant now) throws OidcException {
    try {
      OIDCProviderMetadata metadata = discovery.discover(new Issuer(settings.issuer()));
      JWKSource<SecurityContext> keys =
          JWKSourceBuilder.create(
                  metadata.getJWKSetURI().toURL(),
                  new DefaultResourceRetriever(PATIENCE, PATIENCE, MOST_BYTES))
              .refreshAheadCache(false)
              .retrying(true)
              .build();
      return new Provider(metadata, keys, now.plus(FRESH));
    } catch (GeneralException | IOException unusable) {
      throw new OidcException(
          Cause.PROVIDER_UNREACHABLE, "No discovery at " + settings.issuer(), unusable);
    }
  }

  private ClientID clientId() {
    return new ClientID(settings.clientId());
  }
}
