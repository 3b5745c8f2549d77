package ai.lynx.llm.backbones;

import static org.assertj.core.api.Assertions.assertThat;

import ai.lynx.spi.text.StreamingDecoder;
import ai.lynx.spi.text.Tokenizer;

/** Ids decoded one by one. */
public final class Streams {
  private Streams() {}

  /** All texts of a stream, joined; none may end within a character. */
  public static String join(Tokenizer tokenizer, int... ids) {
    StreamingDecoder stream = tokenizer.stream();
    StringBuilder text = new StringBuilder();
    for (int id : ids) {
      String part = stream.next(id);
      assertThat(part.isEmpty() || !Character.isHighSurrogate(part.charAt(part.length() - 1)))
          .as("\"%s\" ends with a whole character", part)
          .isTrue();
      text.append(part);
    }
    return text.append(stream.finish()).toString();
  }
}
