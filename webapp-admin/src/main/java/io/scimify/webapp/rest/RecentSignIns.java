package io.scimify.webapp.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.scimify.domain.administration.Administrator;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Remembers, under a key of this process, which password opened which stored hash. A changed
 * password has another hash, so it is never taken for the old one.
 */
final class RecentSignIns {
  private static final int MOST = 100;
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;
  private final Map<String, byte[]> marks =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
              return size() > MOST;
            }
          });

  RecentSignIns() {
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    key = new SecretKeySpec(random, ALGORITHM);
  }

  boolean knows(Administrator administrator, String password) {
    byte[] mark = marks.get(administrator.userName());
    return mark != null && MessageDigest.isEqual(mark, mark(administrator, password));
  }

  void remember(Administrator administrator, String password) {
    marks.put(administrator.userName(), mark(administrator, password));
  }

  private byte[] mark(Administrator administrator, String password) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(administrator.password().map(hash -> hash.value()).orElse("").getBytes(UTF_8));
      mac.update((byte) 0);
      return mac.doFinal(password.getBytes(UTF_8));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("This Java lacks " + ALGORITHM, missing);
    }
  }
}
