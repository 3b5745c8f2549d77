package ai.lynx.mini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.lynx.Answer;
import ai.lynx.Answer.FinishReason;
import ai.lynx.Cancellation;
import ai.lynx.GenerationOptions;
import ai.lynx.Lynx;
import ai.lynx.LynxModel;
import ai.lynx.ModelLocation;
import ai.lynx.Prompt;
import ai.lynx.Token;
import ai.lynx.TokenListener;
import ai.lynx.media.Image;
import ai.lynx.media.Video;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What {@link LynxModel} promises to a host, held by the bundled model. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostApiTest {
  private static final String QUESTION = "What color is the circle?";
  private static final Image RED = Drawn.image(Color.RED, 36);

  /** A fixed length, so that there is something to cancel and to compare. */
  private static final GenerationOptions LONG =
      GenerationOptions.builder().maxNewTokens(12).minNewTokens(12).build();

  private Lynx lynx;
  private LynxModel model;

  @BeforeAll
  void load() {
    lynx = Lynx.create();
    model = lynx.load(ModelLocation.bundled("lynx-mini"));
  }

  @AfterAll
  void close() {
    lynx.close();
  }

  /** Scores of a batch differ from those of one prompt in the last bits only. */
  private static void assertSame(Answer answer, Answer alone) {
    assertThat(answer.text()).isEqualTo(alone.text());
    assertThat(answer.tokens()).isEqualTo(alone.tokens());
    assertThat(answer.finishReason()).isEqualTo(alone.finishReason());
    assertThat(answer.usage()).isEqualTo(alone.usage());
    assertThat(answer.hypotheses()).hasSameSizeAs(alone.hypotheses());
  }

  @Test
  void aPictureIsTheSameHoweverItComes(@TempDir Path folder) throws IOException {
    BufferedImage disc = Drawn.disc(Color.RED, 36);
    byte[] png = Drawn.file("png");
    byte[] rgb = new byte[96 * 96 * 3];
    for (int i = 0; i < 96 * 96; i++) {
      int color = disc.getRGB(i % 96, i / 96);
      rgb[3 * i] = (byte) (color >> 16);
      rgb[3 * i + 1] = (byte) (color >> 8);
      rgb[3 * i + 2] = (byte) color;
    }
    Answer expected = model.ask(Image.of(disc), QUESTION);
    for (Image image :
        List.of(
            Image.read(Files.write(folder.resolve("disc.png"), png)),
            Image.of(png),
            Image.read(new ByteArrayInputStream(png)),
            Image.of(Drawn.file("bmp")),
            Image.ofRgb(96, 96, rgb))) {
      assertSame(model.ask(image, QUESTION), expected);
    }
  }

  @Test
  void anAnswerSaysWhatItIs() {
    Answer answer = model.ask(RED, QUESTION);
    assertThat(answer.text()).isEqualTo(answer.text().strip()).isNotEmpty();
    assertThat(answer.finishReason()).isEqualTo(FinishReason.END_OF_SEQUENCE);
    assertThat(answer.hypotheses()).hasSize(1);
    assertThat(answer.hypotheses().get(0).text()).isEqualTo(answer.text());
    assertThat(answer.hypotheses().get(0).score()).isNegative();
    assertThat(answer.usage().vision()).isEqualTo(16); // the resampler's latents
    assertThat(answer.usage().prompt()).isBetween(5, 20);
    assertThat(answer.usage().generated()).isEqualTo(answer.tokens().size());
    assertThat(answer.timings().vision()).isPositive();
    assertThat(answer.timings().prefill()).isPositive();
    assertThat(answer.timings().decode()).isPositive();
    assertThat(answer.timings().total()).isLessThan(600);

    Answer cut = model.generate(Prompt.of(RED, QUESTION), LONG);
    assertThat(cut.finishReason()).isEqualTo(FinishReason.LENGTH);
    assertThat(cut.tokens()).hasSize(12);
    assertThat(model.generate(Prompt.text(QUESTION), LONG).usage().vision()).isZero();
  }

  @Test
  void beamsGiveHypothesesBestFirst() {
    GenerationOptions options =
        GenerationOptions.builder().beams(4).returnedHypotheses(3).maxNewTokens(6).build();
    Answer answer = model.generate(Prompt.of(RED, QUESTION), options);
    assertThat(answer.hypotheses()).hasSize(3);
    assertThat(answer.hypotheses().stream().map(Answer.Hypothesis::score).toList())
        .isSortedAccordingTo((a, b) -> Double.compare(b, a));
    assertThat(answer.tokens()).isEqualTo(answer.hypotheses().get(0).tokens());
  }

  @Test
  void aStreamIsTheAnswer() {
    for (GenerationOptions options : List.of(LONG, GenerationOptions.beams(3))) {
      List<Token> heard = new ArrayList<>();
      Answer answer = model.generate(Prompt.of(RED, QUESTION), options, heard::add);
      assertThat(heard.stream().map(Token::text).collect(Collectors.joining()).strip())
          .isEqualTo(answer.text());
      assertThat(heard.stream().map(Token::id).toList()).containsAll(answer.tokens());
    }
  }

  @Test
  void tokensAreHeardWhileTheAnswerIsWritten() {
    List<Long> heard = new ArrayList<>();
    long begin = System.nanoTime();
    model.generate(Prompt.of(RED, QUESTION), LONG, token -> heard.add(System.nanoTime()));
    long end = System.nanoTime();
    // The first of twelve comes well before the last: not in one burst at the end.
    assertThat(heard.get(0) - begin).isLessThan(end - begin);
    assertThat(heard.get(11) - heard.get(0)).isGreaterThan(2 * (end - heard.get(11)));
  }

  @Test
  void cancellingKeepsWhatIsThere() {
    Cancellation cancellation = new Cancellation();
    List<Token> heard = new ArrayList<>();
    TokenListener cancelsAtTheThird =
        token -> {
          heard.add(token);
          if (heard.size() == 3) {
            cancellation.cancel();
          }
        };
    Answer whole = model.generate(Prompt.of(RED, QUESTION), LONG);
    Answer answer = model.generate(Prompt.of(RED, QUESTION), LONG, cancelsAtTheThird, cancellation);
    assertThat(answer.finishReason()).isEqualTo(FinishReason.CANCELLED);
    assertThat(answer.tokens()).isEqualTo(whole.tokens().subList(0, 3));
    // Once cancelled it stays so; the model answers the next call.
    assertThat(
            model
                .generate(Prompt.of(RED, QUESTION), LONG, TokenListener.SILENT, cancellation)
                .finishReason())
        .isEqualTo(FinishReason.CANCELLED);
    assertSame(model.generate(Prompt.of(RED, QUESTION), LONG), whole);
  }

  @Test
  void anInterruptedThreadStopsAndStaysInterrupted() {
    Thread.currentThread().interrupt();
    Answer answer = model.generate(Prompt.of(RED, QUESTION), LONG);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(answer.finishReason()).isEqualTo(FinishReason.CANCELLED);
  }

  @Test
  void aListenersExceptionReachesTheCaller() {
    IllegalStateException own = new IllegalStateException("the browser went away");
    assertThatThrownBy(
            () ->
                model.generate(
                    Prompt.of(RED, QUESTION),
                    LONG,
                    token -> {
                      throw own;
                    }))
        .isSameAs(own);
    assertThat(model.ask(RED, QUESTION).tokens()).isNotEmpty();
  }

  @Test
  void aBatchAnswersAsEachPromptAlone() {
    List<Prompt> pictures =
        List.of(
            Prompt.of(RED, QUESTION),
            Prompt.of(Drawn.image(Color.BLUE, 4), "Is there a circle?"),
            Prompt.of(Drawn.image(Color.GREEN, 64), "How many circles are there in the picture?"),
            Prompt.of(RED, "x"));
    List<Prompt> videos =
        List.of(
            Prompt.of(Video.ofImages(List.of(RED)), QUESTION),
            Prompt.of(
                Video.ofImages(List.of(Drawn.image(Color.RED, 4), RED, Drawn.image(Color.RED, 64))),
                "What does the red circle do in the video?"));
    List<Prompt> texts = List.of(Prompt.text("What?"), Prompt.text("How many circles are there?"));
    for (List<Prompt> batch : List.of(pictures, videos, texts)) {
      for (GenerationOptions options : List.of(model.defaultOptions(), LONG, beams())) {
        List<Answer> answers = model.generate(batch, options);
        assertThat(answers).hasSameSizeAs(batch);
        for (int i = 0; i < batch.size(); i++) {
          assertSame(answers.get(i), model.generate(batch.get(i), options));
        }
      }
    }
    assertThat(model.generate(List.of(), LONG)).isEmpty();
  }

  private static GenerationOptions beams() {
    return GenerationOptions.builder().beams(3).returnedHypotheses(2).maxNewTokens(8).build();
  }

  @Test
  void aSeedRepeatsItself() {
    GenerationOptions options =
        GenerationOptions.builder().sample(true).temperature(3).seed(7).maxNewTokens(8).build();
    Prompt prompt = Prompt.of(RED, QUESTION);
    Answer first = model.generate(prompt, options);
    assertSame(model.generate(prompt, options), first);
    GenerationOptions other = options.toBuilder().seed(8).build();
    assertThat(model.generate(prompt, other).tokens()).isNotEqualTo(first.tokens());
  }

  @Test
  void severalThreadsGetTheirOwnAnswers() throws Exception {
    List<Prompt> prompts =
        List.of(
            Prompt.of(RED, QUESTION),
            Prompt.of(Drawn.image(Color.BLUE, 4), QUESTION),
            Prompt.of(Drawn.image(Color.GREEN, 64), "Where is the circle?"),
            Prompt.of(Video.ofImages(List.of(RED, RED)), "Does the circle move?"));
    List<Answer> alone = prompts.stream().map(one -> model.generate(one, LONG)).toList();
    ExecutorService threads = Executors.newFixedThreadPool(prompts.size());
    try {
      List<Future<Answer>> answers = new ArrayList<>();
      for (int i = 0; i < 5 * prompts.size(); i++) {
        Prompt prompt = prompts.get(i % prompts.size());
        answers.add(threads.submit(() -> model.generate(prompt, LONG)));
      }
      for (int i = 0; i < answers.size(); i++) {
        assertSame(answers.get(i).get(), alone.get(i % prompts.size()));
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
