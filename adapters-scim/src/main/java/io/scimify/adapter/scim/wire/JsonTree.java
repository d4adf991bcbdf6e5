package io.scimify.adapter.scim.wire;

import io.scimify.adapter.scim.Quotation;
import io.scimify.adapter.scim.ScimException;
import io.scimify.adapter.scim.ScimType;
import jakarta.json.JsonException;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * JSON as a tree of Map, List, String, BigDecimal, Boolean and null, and back.
 *
 * <p>Reading is bounded in size, depth and number length, and refuses characters that neither XML
 * 1.0 nor a database can hold, so that what is accepted arrives in Jamf Pro unchanged.
 */
public final class JsonTree {

  private static final int LONGEST_NUMBER = 40;
  private static final int BYTE_ORDER_MARK = 0xFEFF;

  private static final JsonProvider PROVIDER = JsonProvider.provider();
  private static final JsonParserFactory PARSERS = PROVIDER.createParserFactory(Map.of());
  private static final JsonGeneratorFactory GENERATORS = PROVIDER.createGeneratorFactory(Map.of());

  private JsonTree() {}

  /** The JSON object in a request's body. */
  public static Map<String, @Nullable Object> readObject(InputStream body, Limits limits) {
    byte[] bytes = bounded(body, limits.maxBodyBytes());
    try (JsonParser parser = PARSERS.createParser(utf8(bytes))) {
      if (!parser.hasNext() || parser.next() != JsonParser.Event.START_OBJECT) {
        throw invalid("the body has to be a JSON object");
      }
      Map<String, @Nullable Object> object = object(parser, limits.maxDepth());
      if (parser.hasNext()) {
        throw invalid("there is more behind the JSON object");
      }
      return object;
    } catch (JsonException | IOException broken) {
      throw invalid(reason(broken));
    }
  }

  private static byte[] bounded(InputStream body, int max) {
    try {
      byte[] bytes = body.readNBytes(max + 1);
      if (bytes.length > max) {
        throw ScimException.of(
            413,
            "The request body is larger than %d bytes. Send fewer members at once.".formatted(max));
      }
      return bytes;
    } catch (IOException aborted) {
      throw invalid("it ended before it was complete");
    }
  }

  private static Reader utf8(byte[] bytes) throws IOException {
    Reader reader =
        new InputStreamReader(
            new ByteArrayInputStream(bytes),
            StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT));
    PushbackReader marked = new PushbackReader(reader, 1);
    int first = marked.read();
    if (first >= 0 && first != BYTE_ORDER_MARK) {
      marked.unread(first);
    }
    return marked;
  }

  private static Map<String, @Nullable Object> object(JsonParser parser, int depth) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    while (parser.next() == JsonParser.Event.KEY_NAME) {
      String name = checked(parser.getString());
      object.put(name, value(parser, parser.next(), depth - 1));
    }
    return object;
  }

  private static List<@Nullable Object> array(JsonParser parser, int depth) {
    List<@Nullable Object> array = new ArrayList<>();
    for (JsonParser.Event event = parser.next();
        event != JsonParser.Event.END_ARRAY;
        event = parser.next()) {
      array.add(value(parser, event, depth - 1));
    }
    return array;
  }

  private static @Nullable Object value(JsonParser parser, JsonParser.Event event, int depth) {
    if (depth <= 0) {
      throw invalid("it is nested too deeply");
    }
    return switch (event) {
      case START_OBJECT -> object(parser, depth);
      case START_ARRAY -> array(parser, depth);
      case VALUE_STRING -> checked(parser.getString());
      case VALUE_NUMBER -> number(parser.getString());
      case VALUE_TRUE -> Boolean.TRUE;
      case VALUE_FALSE -> Boolean.FALSE;
      case VALUE_NULL -> null;
      case KEY_NAME, END_OBJECT, END_ARRAY -> throw invalid("a value is missing");
    };
  }

  /** A short number may still be huge (1e999999999), so its exponent is limited as well. */
  private static BigDecimal number(String digits) {
    return Optional.of(digits)
        .filter(text -> text.length() <= LONGEST_NUMBER && exponentOf(text).length() <= 3)
        .map(BigDecimal::new)
        .filter(number -> Math.abs((long) number.scale()) <= LONGEST_NUMBER)
        .orElseThrow(() -> invalid("a number is too long"));
  }

  private static String exponentOf(String digits) {
    int sign = digits.toLowerCase(Locale.ROOT).indexOf('e');
    return sign < 0 ? "" : digits.substring(sign + 1);
  }

  private static String checked(String text) {
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (!isXmlCharacter(c)) {
        throw ScimException.of(
            ScimType.INVALID_VALUE,
            "A text holds the control character U+%04X, which Jamf Pro cannot keep.".formatted(c));
      }
      i += Character.charCount(c);
    }
    return text;
  }

  /** XML 1.0 §2.2; also excludes NUL and unpaired surrogates. */
  private static boolean isXmlCharacter(int c) {
    return c >= 0x20 ? c < 0xD800 || (c > 0xDFFF && c != 0xFFFE && c != 0xFFFF) : isXmlSpace(c);
  }

  private static boolean isXmlSpace(int c) {
    return c == '\t' || c == '\n' || c == '\r';
  }

  /** The tree as JSON in UTF-8. */
  public static byte[] write(Map<String, ?> tree) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator generator = GENERATORS.createGenerator(bytes, StandardCharsets.UTF_8)) {
      writeValue(generator, tree);
    }
    return bytes.toByteArray();
  }

  private static void writeValue(JsonGenerator generator, @Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      generator.writeStartObject();
      map.forEach(
          (name, part) -> {
            generator.writeKey(name.toString());
            writeValue(generator, part);
          });
      generator.writeEnd();
    } else if (value instanceof List<?> list) {
      generator.writeStartArray();
      list.forEach(element -> writeValue(generator, element));
      generator.writeEnd();
    } else {
      writeSimple(generator, value);
    }
  }

  private static void writeSimple(JsonGenerator generator, @Nullable Object value) {
    if (value == null) {
      generator.writeNull();
    } else if (value instanceof Boolean bool) {
      generator.write(bool);
    } else if (value instanceof BigDecimal number) {
      generator.write(number);
    } else if (value instanceof Integer || value instanceof Long) {
      generator.write(((Number) value).longValue());
    } else {
      generator.write(value.toString());
    }
  }

  /** The parser's first sentence; what follows is a list of its tokens. */
  private static String reason(Exception broken) {
    String message = String.valueOf(broken.getMessage()).lines().findFirst().orElse("");
    int end = message.indexOf(" Expected");
    return Quotation.of((end < 0 ? message : message.substring(0, end)).replaceFirst("\\.$", ""));
  }

  private static ScimException invalid(String why) {
    return ScimException.of(
        ScimType.INVALID_SYNTAX, "The request body is not readable as JSON: %s.".formatted(why));
  }
}
