package ai.lynx.jinja;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Templates, and what the original library made of them. */
class OriginalTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNode FILE = read();

  private static JsonNode read() {
    try (InputStream content = OriginalTest.class.getResourceAsStream("jinja2.json")) {
      return JSON.readTree(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Stream<Arguments> cases() {
    return StreamSupport.stream(FILE.get("cases").spliterator(), false)
        .map(
            one ->
                Arguments.of(
                    one.get("template").asText(), one.path("text").asText(null), one.has("error")));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void rendersAsJinja(String template, String text, boolean fails) {
    Map<?, ?> values = JSON.convertValue(FILE.get("context"), Map.class);
    Map<String, Object> context = new java.util.HashMap<>();
    values.forEach((name, value) -> context.put((String) name, value));
    context.put(
        "raise_exception",
        (Callable)
            arguments -> {
              throw new TemplateException((String) arguments.positional().get(0));
            });
    if (fails) {
      assertThatThrownBy(() -> Template.parse(template).render(context))
          .isInstanceOf(TemplateException.class);
    } else {
      assertThat(Template.parse(template).render(context)).isEqualTo(text);
    }
  }
}
