package ai.lynx.llm.backbones.words;

import static org.assertj.core.api.Assertions.assertThat;

import ai.lynx.llm.backbones.Streams;
import ai.lynx.llm.backbones.huggingface.HuggingFaceTokenizerProvider;
import ai.lynx.spi.checkpoint.FolderFiles;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.text.Tokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tokenizer of words, read by the plug that models use. */
class WordTokenizerJsonTest {
  private static final List<String> WORDS = List.of("User", "ball", "red", "is", "?", ":", "7");
  private static final int FIRST_WORD = 3 + 256;

  private @TempDir Path folder;
  private Tokenizer tokenizer;

  @BeforeEach
  void read() throws IOException {
    String json = WordTokenizerJson.of(WORDS, List.of("bot"));
    Files.writeString(folder.resolve("tokenizer.json"), json);
    Settings settings =
        Settings.of(
            "test",
            Map.of(
                "beginOfSequence", WordTokenizerJson.BEGIN,
                "endOfSequence", WordTokenizerJson.END,
                "padding", WordTokenizerJson.PADDING));
    tokenizer = new HuggingFaceTokenizerProvider().create(settings, new FolderFiles(folder));
  }

  @AfterEach
  void close() {
    tokenizer.close();
  }

  @Test
  void givesEachListedWordOneToken() {
    assertThat(tokenizer.encode("ball red RED"))
        .containsExactly(FIRST_WORD + 1, FIRST_WORD + 2, FIRST_WORD + 2);
    assertThat(tokenizer.size()).isEqualTo(FIRST_WORD + WORDS.size() + 1);
  }

  @Test
  void cutsSignsOffWordsAndKnowsWordsAfterLineBreaks() {
    int bot = FIRST_WORD + WORDS.size();
    assertThat(tokenizer.encode("user: is red?\nbot:"))
        .containsExactly(
            FIRST_WORD, 3 + ':', FIRST_WORD + 3, FIRST_WORD + 2, 3 + '?', 3 + '\n', bot, 3 + ':');
  }

  @Test
  void spellsOutWhatIsNotListed() {
    assertThat(tokenizer.encode("x 74")).containsExactly(3 + ' ', 3 + 'x', FIRST_WORD + 6, 3 + '4');
    assertThat(tokenizer.encode("balls"))
        .containsExactly(3 + ' ', 3 + 'b', 3 + 'a', 3 + 'l', 3 + 'l', 3 + 's');
  }

  @Test
  void givesBackAnyTextInLowerCase() {
    Random random = new Random(7);
    for (int round = 0; round < 300; round++) {
      String text = randomText(random);
      int[] ids = tokenizer.encode(text);
      String back = tokenizer.decode(ids, true);
      assertThat(back).isEqualTo(text.toLowerCase(Locale.ROOT));
      assertThat(Streams.join(tokenizer, ids)).isEqualTo(back);
    }
  }

  /** Words, digits, white space, and characters of one to four bytes. */
  private static String randomText(Random random) {
    StringBuilder text = new StringBuilder();
    int parts = random.nextInt(12);
    for (int i = 0; i < parts; i++) {
      switch (random.nextInt(5)) {
        case 0 -> text.append(' ').append(WORDS.get(random.nextInt(WORDS.size())));
        case 1 -> text.append((char) (' ' + random.nextInt('~' - ' ')));
        case 2 -> text.appendCodePoint(0x4e00 + random.nextInt(500));
        case 3 -> text.appendCodePoint(0x1f600 + random.nextInt(60));
        default -> text.append(" \n\t".charAt(random.nextInt(3)));
      }
    }
    return text.toString();
  }

  @Test
  void streamsBrokenBytesAsTheWholeDecodingHasThem() {
    Random random = new Random(8);
    for (int round = 0; round < 200; round++) {
      int[] ids = random.ints(20, 0, tokenizer.size()).toArray();
      assertThat(Streams.join(tokenizer, ids)).isEqualTo(tokenizer.decode(ids, true));
    }
  }

  @Test
  void namesTheTokensThatBeginEndAndFill() {
    assertThat(tokenizer.padding()).hasValue(0);
    assertThat(tokenizer.beginOfSequence()).hasValue(1);
    assertThat(tokenizer.endOfSequence()).hasValue(2);
    assertThat(tokenizer.encode("</s>")).containsExactly(2);
    assertThat(tokenizer.decode(new int[] {1, FIRST_WORD + 1, 2, 0}, true)).isEqualTo("ball");
  }

  @Test
  void givesPartsOfWordsATokenEach() {
    String once = WordTokenizerJson.of(List.of("t-shirt", "12"), List.of());
    assertThat(once).contains("\"Ġt\"", "\"-\"", "\"shirt\"", "\"Ġ1\"").doesNotContain("t-shirt");
    assertThat(WordTokenizerJson.of(List.of("T-shirt", "12", "t"), List.of())).isEqualTo(once);
  }
}
