package ai.lynx.assembly.prompt;

import ai.lynx.assembly.description.PictureText;
import ai.lynx.assembly.description.PromptDescription;
import ai.lynx.error.InvalidPromptException;
import ai.lynx.spi.text.Tokenizer;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Questions about a picture to token ids, with a mark for each of the picture's vectors.
 *
 * <p>Where the tokenizer knows the mark, the text with all marks is encoded as one, as Hugging
 * Face's processors do it; where it does not, what is between the marks, as MiniGPT-4 does it.
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
   * @throws InvalidPromptException if the question contains the text of a mark
   */
  public int[] encode(String question, int rows, int columns) {
    if (question.contains(picture.mark())) {
      throw new InvalidPromptException(
          "The question contains %s, which stands for pictures; leave it out: the picture is put where the model expects it."
              .formatted(picture.mark()));
    }
    String shown = picture.of(rows, columns, vectors);
    if (picture.first()) {
      int[] marks = ids(shown);
      int[] text = new PromptEncoder(withPicture(""), tokenizer).encode(question);
      return join(marks, text);
    }
    PromptEncoder prompts = new PromptEncoder(withPicture(shown), tokenizer);
    return knowsMark() ? prompts.encode(question) : join(begin(), ids(prompts.text(question)));
  }

  /** The text of a question without what stands for the picture. */
  public String text(String question) {
    return new PromptEncoder(withPicture(""), tokenizer).text(question);
  }

  /** The ids of a question without a picture. */
  public int[] encode(String question) {
    return new PromptEncoder(withPicture(picture.without()), tokenizer).encode(question);
  }

  private PromptDescription withPicture(String text) {
    return description.withTemplate(description.template().replace(PLACE, text));
  }

  private boolean knowsMark() {
    return Arrays.equals(tokenizer.encode(picture.mark()), new int[] {mark});
  }

  /** A text's ids, whether the tokenizer knows marks or not. */
  private int[] ids(String text) {
    if (knowsMark()) {
      return tokenizer.encode(text);
    }
    List<String> between = List.of(text.split(Pattern.quote(picture.mark()), -1));
    return IntStream.range(0, between.size())
        .mapToObj(
            i ->
                Stream.concat(
                    i == 0 ? Stream.<Integer>empty() : Stream.of(mark),
                    between.get(i).isEmpty()
                        ? Stream.<Integer>empty()
                        : Arrays.stream(tokenizer.encode(between.get(i))).boxed()))
        .flatMap(part -> part)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private int[] begin() {
    return description.beginOfSequence() && tokenizer.beginOfSequence().isPresent()
        ? new int[] {tokenizer.beginOfSequence().getAsInt()}
        : new int[0];
  }

  private static int[] join(int[] first, int[] second) {
    int[] joined = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, joined, first.length, second.length);
    return joined;
  }
}
