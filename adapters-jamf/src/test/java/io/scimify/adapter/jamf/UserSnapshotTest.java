package io.scimify.adapter.jamf;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimify.domain.user.JamfUser;
import io.scimify.domain.user.JamfUserFields;
import io.scimify.domain.user.JamfUserId;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class UserSnapshotTest {
  private final UserSnapshot snapshot = new UserSnapshot(block(1, 1_000, 1_500), 0);

  private static UserBlock block(long from, long to, int total) {
    List<JamfUser> users =
        LongStream.rangeClosed(from, to).mapToObj(UserSnapshotTest::user).toList();
    return UserBlock.of(users, total);
  }

  private static JamfUser user(long id) {
    return new JamfUser(
        new JamfUserId(id), new JamfUserFields("u" + id, "", "u" + id + "@x", "", "日本"));
  }

  @Test
  void givesBackWhatWasPutIn() {
    snapshot.put(1, block(1_001, 1_500, 1_500));

    assertThat(snapshot.complete()).isTrue();
    assertThat(snapshot.slice(998, 4).users())
        .containsExactly(user(999), user(1_000), user(1_001), user(1_002));
    assertThat(snapshot.slice(1_500, 10).users()).isEmpty();
    assertThat(snapshot.slice(1_499, Integer.MAX_VALUE).users()).hasSize(1);
  }

  @Test
  void isNotWhole_untilEveryPageIsThere() {
    assertThat(snapshot.reaches(1_000)).isTrue();
    assertThat(snapshot.reaches(1_001)).isFalse();
    assertThat(snapshot.complete()).isFalse();
    assertThat(snapshot.missing()).containsExactly(1);
  }

  @Test
  void isNotWhole_whenTheTotalChanged() {
    snapshot.put(1, block(1_001, 1_501, 1_501));
    assertThat(snapshot.complete()).isFalse();
  }

  @Test
  void isNotWhole_whenAUserComesTwice() {
    snapshot.put(1, block(1_000, 1_499, 1_500));
    assertThat(snapshot.complete()).isFalse();
    assertThat(snapshot.reaches(1_500)).isFalse();
  }

  @Test
  void isNotWhole_whenAPageIsShort() {
    snapshot.put(1, block(1_001, 1_400, 1_500));
    assertThat(snapshot.complete()).isFalse();
  }
}
