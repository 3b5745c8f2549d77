package ai.lynx.testkit.text;

import static org.assertj.core.api.Assertions.assertThat;

import ai.lynx.spi.text.StreamingDecoder;
import ai.lynx.spi.text.Tokenizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** What every tokenizer does: round trips, and streams that equal the whole. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class TokenizerTest {
  private static final List<String> TEXTS =
      List.of(
          "A cat sits on a mat.",
          "What is in the picture?",
          "two  spaces, a\ttab and\na line",
          "numbers 3.14 1,000,000 and $5",
          "Zürich, naïve café, Ελλάδα, привет",
          "图片里有什么？",
          "صورة قطة",
          "emoji \uD83D\uDC31 and \uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
          "a rare letter \uD835\uDD4F",
          "x");

  private @Nullable Tokenizer tokenizer;

  protected TokenizerTest() {}

  /** Makes the tokenizer to test. The test closes it. */
  protected abstract Tokenizer createTokenizer();

  /**
   * What a text is after encoding and decoding; the text itself unless the tokenizer normalises.
   */
  protected String normalised(String text) {
    return text;
  }

  /**
   * Whether bytes that formed a character alone form none with broken ones behind them, so that a
   * stream may have handed out what the whole text lacks; false unless overridden.
   */
  protected boolean takesBytesBack() {
    return false;
  }

  @BeforeAll
  final void open() {
    tokenizer = createTokenizer();
  }

  @AfterAll
  final void close() {
    tokenizer().close();
    tokenizer().close(); // closing twice is harmless
  }

  private Tokenizer tokenizer() {
    if (tokenizer == null) {
      throw new IllegalStateException("The tokenizer is made before the first test.");
    }
    return tokenizer;
  }

  @TestFactory
  public Stream<DynamicTest> decodingGivesTheTextBack() {
    return TEXTS.stream()
        .map(
            text ->
                DynamicTest.dynamicTest(
                    text,
                    () ->
                        assertThat(tokenizer().decode(tokenizer().encode(text), true))
                            .isEqualTo(normalised(text))));
  }

  @Test
  public void idsAreWithinTheVocabulary() {
    for (String text : TEXTS) {
      for (int id : tokenizer().encode(text)) {
        assertThat(id).isBetween(0, tokenizer().size() - 1);
      }
    }
    for (OptionalInt special :
        List.of(
            tokenizer().beginOfSequence(), tokenizer().endOfSequence(), tokenizer().padding())) {
      special.ifPresent(id -> assertThat(id).isBetween(0, tokenizer().size() - 1));
    }
  }

  @Test
  public void noBeginOfSequenceIsAdded() {
    tokenizer()
        .beginOfSequence()
        .ifPresent(begin -> assertThat(tokenizer().encode("A cat")).doesNotContain(begin));
  }

  @Test
  public void nothingIsEmpty() {
    assertThat(tokenizer().encode("")).isEmpty();
    assertThat(tokenizer().decode(new int[0], true)).isEmpty();
    assertThat(tokenizer().stream().finish()).isEmpty();
  }

  @TestFactory
  public Stream<DynamicTest> streamsOfTextsEqualTheWhole() {
    return TEXTS.stream()
        .map(text -> DynamicTest.dynamicTest(text, () -> checkStream(tokenizer().encode(text))));
  }

  /** Also where bytes form no character, and where special tokens stand in between. */
  @Test
  public void streamsOfAnyIdsEqualTheWhole() {
    Random random = new Random(1);
    for (int i = 0; i < 300; i++) {
      checkStream(random.ints(1 + random.nextInt(12), 0, tokenizer().size()).toArray());
    }
  }

  /** Ids of a text cut anywhere, and two texts' ids shuffled into each other. */
  @Test
  public void streamsOfBrokenTextsEqualTheWhole() {
    for (String text : TEXTS) {
      int[] ids = tokenizer().encode(text);
      for (int i = 0; i < ids.length; i++) {
        checkStream(Arrays.copyOfRange(ids, i, ids.length));
        checkStream(Arrays.copyOfRange(ids, 0, i));
      }
    }
  }

  private void checkStream(int[] ids) {
    StreamingDecoder stream = tokenizer().stream();
    StringBuilder joined = new StringBuilder();
    for (int id : ids) {
      String next = stream.next(id);
      assertThat(next.isEmpty() || !Character.isHighSurrogate(next.charAt(next.length() - 1)))
          .as("%s of %s ends within a character", next, Arrays.toString(ids))
          .isTrue();
      joined.append(next);
    }
    joined.append(stream.finish());
    String whole = tokenizer().decode(ids, true);
    if (takesBytesBack() && whole.indexOf('\ufffd') >= 0) {
      return;
    }
    assertThat(joined.toString()).as("stream of %s", Arrays.toString(ids)).isEqualTo(whole);
  }

  @Test
  public void threadsMayShareATokenizer() throws ExecutionException, InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<int[]>> encoded = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        for (String text : TEXTS) {
          encoded.add(threads.submit(() -> tokenizer().encode(text)));
        }
      }
      for (int i = 0; i < encoded.size(); i++) {
        assertThat(encoded.get(i).get()).isEqualTo(tokenizer().encode(TEXTS.get(i % TEXTS.size())));
      }
    } finally {
      threads.shutdown();
    }
  }
}
