package io.scimify.webapp.oidc;

import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import org.eclipse.microprofile.faulttolerance.Retry;

/**
 * Asks the provider what it can do (OpenID Connect Discovery 1.0 §4). There is one provider per
 * installation, so MicroProfile Fault Tolerance's scope per method is the right one.
 */
@ApplicationScoped
class ProviderDiscovery {

  /** Checks that the document is the issuer's own. */
  @Retry(maxRetries = 2, delay = 200, jitter = 100, retryOn = IOException.class)
  public OIDCProviderMetadata discover(Issuer issuer) throws IOException, GeneralException {
    return OIDCProviderMetadata.resolve(issuer, OidcClient.PATIENCE, OidcClient.PATIENCE);
  }
}
