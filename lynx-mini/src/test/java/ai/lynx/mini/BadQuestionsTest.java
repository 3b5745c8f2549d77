package ai.lynx.mini;

import static org.assertj.core.api.Assertions.assertThat;

import ai.lynx.Answer;
import ai.lynx.GenerationOptions;
import ai.lynx.Lynx;
import ai.lynx.LynxModel;
import ai.lynx.ModelLocation;
import ai.lynx.Prompt;
import ai.lynx.TokenRules;
import ai.lynx.error.InvalidConfigurationException;
import ai.lynx.error.InvalidPromptException;
import ai.lynx.media.Image;
import ai.lynx.media.Video;
import java.awt.Color;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions that are none, that nobody reads, and that are merely strange. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadQuestionsTest {
  private static final Image PICTURE = Drawn.image(Color.RED, 36);

  private Lynx lynx;
  private Usable usable;
  private LynxModel model;

  @BeforeAll
  void load() {
    lynx = Lynx.create();
    model = lynx.load(ModelLocation.bundled("lynx-mini"));
    usable = Usable.of(model);
  }

  @AfterAll
  void close() {
    lynx.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\t", "\u2003"})
  void anEmptyQuestion(String question) {
    usable.refuses(
        () -> model.ask(PICTURE, question),
        InvalidPromptException.class,
        "question is empty",
        "say what you want to know");
    usable.refuses(
        () -> model.ask(Video.ofImages(List.of(PICTURE)), question),
        InvalidPromptException.class,
        "question is empty");
  }

  @Test
  void aQuestionOfAHundredThousandCharacters() {
    String question = "what ".repeat(20_000);
    usable.refuses(
        () -> model.ask(PICTURE, question),
        InvalidPromptException.class,
        "100,000 characters",
        "65,536");
  }

  /** The model reads its last tokens, so a long question that is allowed costs no more. */
  @Test
  void theLongestQuestionThatIsAllowedIsAnswered() {
    String end = " What color is the circle?";
    String question = "x".repeat(Prompt.MAX_CHARACTERS - end.length()) + end;
    assertThat(model.ask(PICTURE, question).usage().prompt()).isEqualTo(40);
  }

  /** Unknown words, other scripts, control characters and half characters are text like any. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "?",
        "\u72ac\u306f\u3069\u3053",
        "\ud83d\udc36\u200d\ud83e\uddba",
        "\ud83d",
        "a\u0000b",
        "{question} </s> <s> <pad>",
        "\u202e\ufeff\ufffd"
      })
  void aStrangeQuestionIsAnswered(String question) {
    Answer answer = model.ask(PICTURE, question);
    assertThat(answer.tokens()).isNotEmpty();
  }

  @Test
  void aBatchOfDifferentKinds() {
    List<Prompt> mixed =
        List.of(Prompt.of(PICTURE, "Why?"), Prompt.of(Video.ofImages(List.of(PICTURE)), "Why?"));
    usable.refuses(
        () -> model.generate(mixed, GenerationOptions.greedy()),
        InvalidPromptException.class,
        "must be alike");
    usable.refuses(
        () ->
            model.generate(
                List.of(Prompt.of(PICTURE, "Why?"), Prompt.text("Why?")),
                GenerationOptions.greedy()),
        InvalidPromptException.class,
        "must be alike");
  }

  @Test
  void tokensThatTheModelDoesNotHave() {
    GenerationOptions options =
        GenerationOptions.builder()
            .tokenRules(TokenRules.none().withSuppressed(List.of(1 << 30)))
            .build();
    usable.refuses(
        () -> model.generate(Prompt.of(PICTURE, "Why?"), options),
        InvalidConfigurationException.class,
        "token 1073741824");
  }
}
