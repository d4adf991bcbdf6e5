package io.scimify.adapter.scim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuotationTest {

  @Test
  void isTheWholeTextIfShort() {
    assertThat(Quotation.of("title")).isEqualTo("title");
    assertThat(Quotation.of("x".repeat(80))).hasSize(80);
  }

  @Test
  void isTheBeginningIfLong_withoutHalfACharacter() {
    assertThat(Quotation.of("x".repeat(81))).isEqualTo("x".repeat(80) + "…");
    assertThat(Quotation.of("x".repeat(79) + "😀y")).isEqualTo("x".repeat(79) + "…");
  }
}
