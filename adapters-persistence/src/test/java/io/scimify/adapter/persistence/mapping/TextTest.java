package io.scimify.adapter.persistence.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TextTest {
  @Test
  void replacesWhatPostgresRefuses() {
    assertThat(Text.storable("a\u0000b\ud83dc😀")).isEqualTo("a\ufffdb\ufffdc😀");
  }

  @Test
  void cutsWhatIsTooLong_neverACharacterInHalf() {
    assertThat(Text.storable("ab😀", 3)).isEqualTo("ab\ufffd");
    assertThat(Text.storable("abc", 3)).isEqualTo("abc");
  }

  @Test
  void escapesWildcards() {
    assertThat(Text.containing("A_5%!")).isEqualTo("%a!_5!%!!%");
  }
}
