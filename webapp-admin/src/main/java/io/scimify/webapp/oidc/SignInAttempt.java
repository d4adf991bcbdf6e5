package io.scimify.webapp.oidc;

import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import java.io.Serializable;

/**
 * What this browser's sign-in began with; the provider's answer has to fit. Kept in the HTTP
 * session, taken out by the first answer.
 */
record SignInAttempt(String state, String nonce, String verifier) implements Serializable {

  static SignInAttempt begin() {
    return new SignInAttempt(
        new State().getValue(), new Nonce().getValue(), new CodeVerifier().getValue());
  }

  CodeVerifier codeVerifier() {
    return new CodeVerifier(verifier);
  }

  @Override
  public String toString() {
    return "SignInAttempt[***]";
  }
}
