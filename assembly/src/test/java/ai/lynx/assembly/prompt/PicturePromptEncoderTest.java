package ai.lynx.assembly.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.lynx.assembly.description.PictureText;
import ai.lynx.assembly.description.PromptDescription;
import ai.lynx.error.InvalidPromptException;
import ai.lynx.spi.text.StreamingDecoder;
import ai.lynx.spi.text.Tokenizer;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PicturePromptEncoderTest {
  private static final int BEGIN = 1;
  private static final int MARK = 500;
  private static final PictureText MARKS = PictureText.marks("<image>", "\n");
  private static final PictureText TILES =
      new PictureText(
          "#",
          "(whole)",
          "(end)",
          " ",
          false,
          Optional.of(new PictureText.TileText("({row},{column})", "/", "=")));

  /** One id a character, from its code; the mark is one too if the tokenizer knows it. */
  private record Letters(boolean knowsMark) implements Tokenizer {
    @Override
    public int[] encode(String text) {
      return knowsMark
          ? text.replace("<image>", Character.toString(MARK)).chars().toArray()
          : text.chars().toArray();
    }

    @Override
    public String decode(int[] ids, boolean skipSpecial) {
      return new String(ids, 0, ids.length);
    }

    @Override
    public StreamingDecoder stream() {
      throw new AssertionError("nobody streams here");
    }

    @Override
    public int size() {
      return MARK + 1;
    }

    @Override
    public OptionalInt beginOfSequence() {
      return OptionalInt.of(BEGIN);
    }

    @Override
    public OptionalInt endOfSequence() {
      return OptionalInt.empty();
    }

    @Override
    public OptionalInt padding() {
      return OptionalInt.empty();
    }

    @Override
    public void close() {}
  }

  private static String read(int[] ids) {
    return new String(ids, 0, ids.length)
        .replace(Character.toString(MARK), "<>")
        .replace(Character.toString(BEGIN), "^");
  }

  private static PicturePromptEncoder encoder(
      String template, PictureText picture, boolean knowsMark) {
    return new PicturePromptEncoder(
        PromptDescription.seeing(template, true, picture),
        picture,
        new Letters(knowsMark),
        MARK,
        2);
  }

  @Test
  void putsAMarkForEachVectorWhereTheTemplateSays() {
    for (boolean knowsMark : new boolean[] {true, false}) {
      PicturePromptEncoder encoder = encoder("USER: {image}{question} A:", MARKS, knowsMark);
      assertThat(read(encoder.encode("what?", 0, 0))).isEqualTo("^USER: <><>\nwhat? A:");
      assertThat(read(encoder.encode("what?"))).isEqualTo("^USER: what? A:");
    }
  }

  @Test
  void putsMarksInFrontOfAllWhereTheFamilyDoes() {
    for (boolean knowsMark : new boolean[] {true, false}) {
      PicturePromptEncoder encoder =
          encoder("Question: {question}", PictureText.inFront("<image>"), knowsMark);
      assertThat(read(encoder.encode("what?", 0, 0))).isEqualTo("<><>^Question: what?");
    }
  }

  @Test
  void namesTilesByRowAndColumnAndPutsTheWholePictureBehindThem() {
    assertThat(TILES.of(2, 2, 1)).isEqualTo("(1,1)#(1,2)#/(2,1)#(2,2)#/=(whole)#(end)");
    assertThat(TILES.of(0, 0, 3)).isEqualTo("(whole)###(end)");
  }

  @Test
  void refusesAQuestionThatWouldPassForAPicture() {
    PicturePromptEncoder encoder = encoder("{image}{question}", MARKS, true);
    assertThatThrownBy(() -> encoder.encode("is <image> here?", 0, 0))
        .isInstanceOf(InvalidPromptException.class)
        .hasMessageContaining("<image>");
  }
}
