package io.scimify.adapter.scim.error;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScimErrorFilterTest {

  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private final Map<String, Object> seen = new HashMap<>();

  private void run(FilterChain chain) throws Exception {
    new ScimErrorFilter().doFilter(proxy(ServletRequest.class), response(), chain);
  }

  @Test
  void anErrorPageBecomesAScimError() throws Exception {
    run((request, response) -> ((HttpServletResponse) response).sendError(404, "<html>"));
    isScimError(404);
  }

  @Test
  void anExceptionBecomesAScimError() throws Exception {
    run(
        (request, response) -> {
          throw new IllegalStateException("secret");
        });
    isScimError(500);
    assertThat(body.toString(StandardCharsets.UTF_8)).doesNotContain("secret");
  }

  @Test
  void anAnswerPassesUntouched() throws Exception {
    run((request, response) -> response.getOutputStream().write('x'));
    assertThat(body.toString(StandardCharsets.UTF_8)).isEqualTo("x");
    assertThat(seen).doesNotContainKey("setStatus");
  }

  private void isScimError(int status) {
    assertThat(seen).containsEntry("setStatus", status);
    assertThat(seen).containsEntry("setContentType", "application/scim+json");
    assertThat(body.toString(StandardCharsets.UTF_8))
        .contains("urn:ietf:params:scim:api:messages:2.0:Error")
        .contains("\"status\":\"" + status + "\"");
  }

  private HttpServletResponse response() {
    ServletOutputStream out =
        new ServletOutputStream() {
          @Override
          public boolean isReady() {
            return true;
          }

          @Override
          public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException();
          }

          @Override
          public void write(int b) {
            body.write(b);
          }
        };
    return (HttpServletResponse)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {HttpServletResponse.class},
            (self, method, arguments) -> {
              if (arguments != null && arguments.length == 1) {
                seen.put(method.getName(), arguments[0]);
              }
              return switch (method.getName()) {
                case "getOutputStream" -> out;
                case "isCommitted" -> false;
                default -> null;
              };
            });
  }

  private <T> T proxy(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> null));
  }
}
