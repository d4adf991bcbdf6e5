package io.scimify.webapp.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OpenApiDocumentTest {
  private static final String ROOT = "/api/v1/";

  @Test
  void describes_exactly_the_operations_that_the_resources_offer() throws Exception {
    assertThat(described()).isNotEmpty().isEqualTo(offered());
  }

  @Test
  void names_the_exact_status_of_success_for_every_operation() throws Exception {
    JsonObject paths = paths();
    for (String path : paths.keySet()) {
      for (String verb : paths.getJsonObject(path).keySet()) {
        JsonObject answers =
            paths.getJsonObject(path).getJsonObject(verb).getJsonObject("responses");
        assertThat(answers.keySet())
            .as(verb + " " + path)
            .anyMatch(status -> status.matches("20[0-9]"))
            .doesNotContain("2XX");
      }
    }
  }

  private static JsonObject paths() throws Exception {
    try (JsonReader reader =
        Json.createReader(
            OpenApiDocumentTest.class.getResourceAsStream("/META-INF/openapi.json"))) {
      return reader.readObject().getJsonObject("paths");
    }
  }

  private static Set<String> described() throws Exception {
    JsonObject paths = paths();
    return paths.keySet().stream()
        .flatMap(path -> paths.getJsonObject(path).keySet().stream().map(verb -> verb + " " + path))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> offered() throws Exception {
    Set<String> found = new TreeSet<>();
    for (Class<?> resource : resources()) {
      for (Method method : resource.getDeclaredMethods()) {
        verbs(method).forEach(verb -> found.add(verb + " " + path(resource, method)));
      }
    }
    return found;
  }

  private static Stream<String> verbs(Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(Annotation::annotationType)
        .filter(type -> type.isAnnotationPresent(HttpMethod.class))
        .map(type -> type.getSimpleName().toLowerCase(java.util.Locale.ROOT));
  }

  private static String path(Class<?> resource, Method method) {
    String base = ROOT + resource.getAnnotation(Path.class).value();
    Path below = method.getAnnotation(Path.class);
    return below == null ? base : base + "/" + below.value();
  }

  private static Set<Class<?>> resources() throws Exception {
    try (Stream<java.nio.file.Path> files = Files.list(compiled())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches("\\w+Resource\\.class"))
          .map(name -> AdminApi.class.getPackageName() + "." + name.replace(".class", ""))
          .map(OpenApiDocumentTest::load)
          .collect(Collectors.toSet());
    }
  }

  private static java.nio.file.Path compiled() throws URISyntaxException {
    java.nio.file.Path self =
        java.nio.file.Path.of(AdminApi.class.getResource("AdminApi.class").toURI());
    return self.getParent();
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
