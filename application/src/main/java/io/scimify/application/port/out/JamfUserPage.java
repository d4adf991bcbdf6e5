package io.scimify.application.port.out;

import io.scimify.domain.user.JamfUser;
import java.util.List;

/** Some of Jamf's users in id order, and how many there are in all. */
public record JamfUserPage(List<JamfUser> users, int total) {
  public JamfUserPage {
    users = List.copyOf(users);
  }
}
