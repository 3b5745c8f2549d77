package ai.lynx.assembly.prompt;

import ai.lynx.assembly.description.PictureText;
import ai.lynx.assembly.description.PromptDescription;
import ai.lynx.spi.text.Tokenizer;
import java.util.Arrays;

/**
 * Questions about a picture to token ids, with a mark for each of the picture's vectors.
 *
 * @param description the template, with {@code {image}} where the picture goes
 * @param picture what stands for a picture
 * @param tokenizer the language model's
 * @param mark the id of a mark
 * @param vectors of each piece of a picture
 */
public record PicturePromptEncoder(
    PromptDescription description,
    PictureText picture,
    Tokenizer tokenizer,
    int mark,
    int vectors) {
  /** Where the picture goes in a template. */
  public static final String PLACE = "{image}";

  /**
   * The ids of a question about a picture.
   *
   * @param rows of tiles that the picture was cut to; 0 if it was not
   * @param columns of tiles
   * @throws ai.lynx.error.InvalidPromptException if the question contains the text of a mark
   */
  public int[] encode(String question, int rows, int columns) {
    text().refuse(question);
    String shown = picture.of(rows, columns, vectors);
    if (picture.first()) {
      int[] marks = text().ids(shown);
      int[] text = new PromptEncoder(withPicture(""), tokenizer).encode(question);
      return join(marks, text);
    }
    PromptEncoder prompts = new PromptEncoder(withPicture(shown), tokenizer);
    if (text().knowsMark()) {
      return prompts.encode(question);
    }
    int[] ids = text().ids(prompts.text(question));
    return description.beginOfSequence() ? BeginOfSequence.before(tokenizer, ids) : ids;
  }

  /** The text of a question without what stands for the picture. */
  public String text(String question) {
    return new PromptEncoder(withPicture(""), tokenizer).text(question);
  }

  /** The ids of a question without a picture. */
  public int[] encode(String question) {
    return new PromptEncoder(withPicture(picture.without()), tokenizer).encode(question);
  }

  private MarkedText text() {
    return new MarkedText(tokenizer, picture.mark(), mark);
  }

  private PromptDescription withPicture(String text) {
    return description.withTemplate(description.template().replace(PLACE, text));
  }

  private static int[] join(int[] first, int[] second) {
    int[] joined = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, joined, first.length, second.length);
    return joined;
  }
}
