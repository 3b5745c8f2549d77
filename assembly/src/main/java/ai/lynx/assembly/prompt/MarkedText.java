package ai.lynx.assembly.prompt;

import ai.lynx.error.InvalidPromptException;
import ai.lynx.spi.text.Tokenizer;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Text with marks of pictures to token ids. Where the tokenizer knows the mark, the text with all
 * marks is encoded as one, as Hugging Face's processors do it; where it does not, what is between
 * the marks, as MiniGPT-4 does it.
 *
 * @param tokenizer the language model's
 * @param mark the text of a mark
 * @param id a mark's id
 */
record MarkedText(Tokenizer tokenizer, String mark, int id) {
  /** Whether the tokenizer makes one id of the mark. */
  boolean knowsMark() {
    return Arrays.equals(tokenizer.encode(mark), new int[] {id});
  }

  /** A text's ids, whether the tokenizer knows marks or not. */
  int[] ids(String text) {
    if (knowsMark()) {
      return tokenizer.encode(text);
    }
    List<String> between = List.of(text.split(Pattern.quote(mark), -1));
    return IntStream.range(0, between.size())
        .mapToObj(
            i ->
                IntStream.concat(
                    i == 0 ? IntStream.empty() : IntStream.of(id),
                    between.get(i).isEmpty()
                        ? IntStream.empty()
                        : Arrays.stream(tokenizer.encode(between.get(i)))))
        .flatMapToInt(part -> part)
        .toArray();
  }

  /**
   * Makes sure that what somebody said would not pass for a picture.
   *
   * @throws InvalidPromptException if it would
   */
  void refuse(String said) {
    if (said.contains(mark)) {
      throw new InvalidPromptException(
          "The question contains %s, which stands for pictures; leave it out: pictures are put where the model expects them."
              .formatted(mark));
    }
  }
}
