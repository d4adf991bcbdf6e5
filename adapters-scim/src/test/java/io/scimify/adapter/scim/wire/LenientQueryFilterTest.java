package io.scimify.adapter.scim.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LenientQueryFilterTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "filter=userName+eq+\"ada\" | filter=userName+eq+%22ada%22",
        "filter=userName%20eq%20%22ada%22&count=1 | filter=userName%20eq%20%22ada%22&count=1",
        "filter=emails[type%20eq%20\"work\"] | filter=emails%5Btype%20eq%20%22work%22%5D",
        "filter=a%2Bb@x.example | filter=a%2Bb@x.example",
        "filter={x}^y | filter=%7Bx%7D%5Ey",
        "filter=%zz | filter=%zz"
      })
  void escapesWhatIsPlainAndLeavesTheRest(String sent, String encoded) {
    assertThat(LenientQueryFilter.encoded(sent)).isEqualTo(encoded);
  }

  @Test
  void keepsTheBytesOfUtf8() {
    String query =
        new String("q=Zoë".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    assertThat(LenientQueryFilter.encoded(query)).isEqualTo("q=Zo%C3%AB");
  }
}
