package io.scimify.adapter.persistence.user;

import io.scimify.adapter.persistence.mapping.JsonText;
import io.scimify.adapter.persistence.mapping.Text;
import io.scimify.domain.user.UserProfile;

/** What parts of names and addresses are looked for in. */
public final class SearchText {
  private static final int LONGEST = 4000;

  private SearchText() {}

  static String of(UserProfile profile) {
    return Text.key(String.join("\n", profile.lookedUpBy()), LONGEST);
  }

  /**
   * @param profile as it is stored
   */
  public static String ofStored(String profile) {
    return of(new UserProfile(JsonText.readObject(profile)));
  }
}
