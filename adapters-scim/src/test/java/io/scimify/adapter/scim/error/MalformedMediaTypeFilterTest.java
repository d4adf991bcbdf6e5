package io.scimify.adapter.scim.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class MalformedMediaTypeFilterTest {

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "application/json", " text/json ;charset=utf-8", "*/*", "a/b;c=d/e"})
  void whatHasTheForm_passes(String mediaType) {
    assertThat(MalformedMediaTypeFilter.isWellFormed(mediaType)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "/", "text/", "/json", "a/b/c", ";charset=utf-8"})
  void whatIsNoMediaType_isRefused(String mediaType) {
    assertThat(MalformedMediaTypeFilter.isWellFormed(mediaType)).isFalse();
  }
}
