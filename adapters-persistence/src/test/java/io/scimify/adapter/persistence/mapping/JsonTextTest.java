package io.scimify.adapter.persistence.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonTextTest {
  private static Map<String, Object> roundTrip(Map<String, Object> tree) {
    return JsonText.readObject(JsonText.write(tree));
  }

  @Test
  void keepsOrderAndNesting() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("z", List.of(List.of(), Map.of(), List.of(Map.of("a", List.of("b", true)))));
    tree.put("a", Map.of("deep", Map.of("deeper", "x")));
    tree.put("", "empty name");

    assertThat(roundTrip(tree)).isEqualTo(tree);
    assertThat(roundTrip(tree).keySet()).containsExactly("z", "a", "");
  }

  @Test
  void survivesAHundredLevels() {
    Object tree = "leaf";
    for (int i = 0; i < 100; i++) {
      tree = i % 2 == 0 ? List.of(tree) : Map.of("n", tree);
    }

    assertThat(roundTrip(Map.of("tree", tree))).isEqualTo(Map.of("tree", tree));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0.50",
        "1.10",
        "9007199254740993",
        "12345678901234567890123456789012345678901234567",
        "0.1234567890123456789",
        "1E+3",
        "-1.5E-20"
      })
  void numbersKeepEveryDigit(String digits) {
    Map<String, Object> tree = Map.of("n", new BigDecimal(digits));

    assertThat(roundTrip(tree)).isEqualTo(tree);
  }

  @Test
  void everyKindOfNumberBecomesADecimal() {
    Map<String, Object> read =
        roundTrip(
            Map.of(
                "i",
                5,
                "l",
                Long.MAX_VALUE,
                "b",
                new BigInteger("99999999999999999999"),
                "d",
                0.5));

    assertThat(read)
        .isEqualTo(
            Map.of(
                "i", new BigDecimal("5"),
                "l", new BigDecimal(Long.MAX_VALUE),
                "b", new BigDecimal("99999999999999999999"),
                "d", new BigDecimal("0.5")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ädä 😀 Ω",
        "\"quoted\" \\ / \b\f\n\r\t",
        "\u0000\u001f\u007f\u2028",
        "\ud83d",
        "x\ude00y"
      })
  void everyTextComesBack(String text) {
    Map<String, Object> tree = Map.of(text, text);

    assertThat(roundTrip(tree)).isEqualTo(tree);
  }

  @Test
  void writesWhatEveryDatabaseCanHold() {
    String json = JsonText.write(List.of("\u0000", "\ud83d", "😀"));

    assertThat(json).isEqualTo("[\"\\u0000\",\"\\ud83d\",\"😀\"]");
  }

  @Test
  void refusesWhatTheDomainDoesNotHave() {
    assertThatThrownBy(() -> JsonText.write(List.of(new StringBuilder("x"))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> JsonText.write(Collections.singletonList(null)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> JsonText.readObject("{\"a\":null}"))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> JsonText.readObject("[]")).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> JsonText.readArray("{}")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void readsArrays() {
    assertThat(JsonText.readArray("[1,\"b\",[true]]"))
        .isEqualTo(Arrays.asList(new BigDecimal(1), "b", List.of(true)));
  }

  @Test
  void namesWhatIsMissing() {
    Map<String, Object> json = JsonText.readObject("{\"count\":\"three\"}");

    assertThatThrownBy(() -> JsonText.number(json, "count"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("count");
  }
}
