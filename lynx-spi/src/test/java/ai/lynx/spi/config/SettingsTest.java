package ai.lynx.spi.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.lynx.error.InvalidConfigurationException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class SettingsTest {
  private enum Activation {
    SILU,
    GELU_TANH
  }

  private static <T> T read(Map<String, ?> values, Function<SettingsReader, T> parser) {
    return Settings.of("lynx.json, bridge", values).parse(parser);
  }

  private static List<String> problems(Map<String, ?> values, Function<SettingsReader, ?> parser) {
    try {
      read(values, parser);
    } catch (InvalidConfigurationException e) {
      assertThat(e).hasMessageStartingWith("lynx.json, bridge");
      return e.problems();
    }
    throw new AssertionError("nothing was refused");
  }

  private static <T> void assertReads(
      Map<String, ?> values, Function<SettingsReader, T> parser, T expected) {
    T result = read(values, parser);
    assertThat((Object) result).isEqualTo(expected);
  }

  @Test
  void readsWhatIsGiven() {
    assertReads(Map.of("width", 8), read -> read.integer("width", 1, 10), 8);
    assertReads(Map.of("width", 8.0), read -> read.integer("width", 1, 10), 8);
    assertReads(Map.of("rate", 1), read -> read.decimal("rate", 0, 1), 1.0);
    assertReads(Map.of("kind", "x"), read -> read.text("kind"), "x");
    assertReads(Map.of("bias", false), read -> read.flag("bias", true), false);
    assertReads(
        Map.of("act", "gelu-tanh"),
        read -> read.choice("act", Activation.SILU),
        Activation.GELU_TANH);
    assertReads(
        Map.of("mean", List.of(1, 0.5)),
        read -> read.decimals("mean", 2, List.of()),
        List.of(1.0, 0.5));
    assertReads(Map.of("files", List.of("a", "b")), read -> read.texts("files"), List.of("a", "b"));
  }

  @Test
  void takesDefaultsForWhatIsNot() {
    Map<String, Object> nothing = new HashMap<>();
    nothing.put("width", null);
    assertReads(nothing, read -> read.integer("width", 7, 1, 10), 7);
    assertReads(nothing, read -> read.decimal("rate", 0.5, 0, 1), 0.5);
    assertReads(nothing, read -> read.text("kind", "y"), "y");
    assertReads(nothing, read -> read.flag("bias", true), true);
    assertReads(nothing, read -> read.choice("act", Activation.SILU), Activation.SILU);
    assertReads(nothing, read -> read.texts("files"), List.of());
    assertReads(nothing, read -> read.has("width"), false);
  }

  @Test
  void findsEveryMistakeAtOnce() {
    Map<String, Object> values = new HashMap<>();
    values.put("width", 0);
    values.put("rate", "fast");
    values.put("bias", "yes");
    values.put("act", "gelu-tan");
    values.put("mean", List.of(1));
    values.put("widht", 3);
    List<String> problems =
        problems(
            values,
            read ->
                Arrays.asList(
                    read.integer("width", 1, 10),
                    read.decimal("rate", 0, 1),
                    read.flag("bias", false),
                    read.choice("act", Activation.SILU),
                    read.decimals("mean", 3, List.of()),
                    read.text("name")));
    assertThat(problems)
        .containsExactly(
            "width must be from 1 to 10, not 0",
            "rate must be a number, not \"fast\"",
            "bias must be true or false, not \"yes\"",
            "act must be one of silu, gelu-tanh, not \"gelu-tan\"; did you mean \"gelu-tanh\"?",
            "mean must be a list of 3 numbers, not [1]",
            "name is missing",
            "widht is unknown; did you mean \"width\"?");
  }

  @Test
  void namesKnownKeysWhereNoneIsNear() {
    assertThat(
            problems(
                Map.of("temperature", 1),
                read -> read.integer("width", 1, 1, 2) + read.integer("depth", 1, 1, 2)))
        .containsExactly("temperature is unknown; known are depth, width");
  }

  @Test
  void refusesFractionsAndGiantsAsWholeNumbers() {
    for (Object wrong : List.of(1.5, 1e300, Double.NaN, Long.MAX_VALUE, "8")) {
      assertThat(problems(Map.of("width", wrong), read -> read.integer("width", 1, 10)))
          .singleElement()
          .asString()
          .startsWith("width must be");
    }
    assertThat(problems(Map.of("rate", Double.NaN), read -> read.decimal("rate", 0, 1)))
        .singleElement()
        .asString()
        .startsWith("rate must be from 0.0 to 1.0");
  }

  @Test
  void saysWhereInsideAMistakeIs() {
    Map<String, Object> values = Map.of("rope", Map.of("thta", 1));
    assertThat(
            problems(
                values, read -> read.section("rope", inner -> inner.decimal("theta", 1e4, 0, 1e9))))
        .containsExactly("rope.thta is unknown; did you mean \"theta\"?");
    assertThat(
            problems(
                Map.of("rope", 3),
                read -> read.section("rope", inner -> inner.decimal("theta", 1e4, 0, 1e9))))
        .containsExactly("rope must be an object with keys, not 3");
  }

  @Test
  void leavesAPlugsSettingsToThePlug() {
    Settings inner =
        read(Map.of("settings", Map.of("anything", 1)), read -> read.settings("settings", "plug"));
    assertThat(inner.values()).containsKey("anything");
    assertThat(inner.source()).isEqualTo("plug");
  }

  @Test
  void letsFilesOfOthersHoldMore() {
    assertReads(
        Map.of("width", 2, "torch_dtype", "float16"),
        read -> {
          int width = read.integer("width", 1, 10);
          read.ignoreOthers();
          return width;
        },
        2);
  }

  @Test
  void tellsNullFromAbsent() {
    Map<String, Object> values = new HashMap<>();
    values.put("window", null);
    assertReads(values, read -> read.isNull("window"), true);
    assertReads(Map.of(), read -> read.isNull("window"), false);
  }

  @Test
  void letsOtherKeysBeUnlessTheyAreNearlyOneThatIsMissing() {
    assertReads(
        Map.of("width", 2, "dropout", 0.1),
        read -> {
          int width = read.integer("width", 1, 1, 9);
          read.ignoreOthersUnlessMistyped();
          return width;
        },
        2);
    assertThat(
            problems(
                Map.of("widht", 2),
                read -> {
                  int width = read.integer("width", 1, 1, 9);
                  read.ignoreOthersUnlessMistyped();
                  return width;
                }))
        .containsExactly("widht is unknown; did you mean \"width\"?");
  }

  /** A record may check what lies between its settings; that is a mistake of the file as well. */
  @Test
  void reportsWhatARecordRefuses() {
    assertThat(
            problems(
                Map.of("heads", 3),
                read -> {
                  read.integer("heads", 1, 10);
                  throw new IllegalArgumentException("width must be a multiple of heads");
                }))
        .containsExactly("width must be a multiple of heads");
  }

  @Test
  void letsBugsThrough() {
    assertThatThrownBy(
            () ->
                read(
                    Map.of(),
                    read -> {
                      throw new IllegalStateException("a bug");
                    }))
        .isInstanceOf(IllegalStateException.class);
  }
}
