package ai.lynx.llm.backbones.huggingface;

import ai.lynx.spi.text.StreamingDecoder;
import java.util.Arrays;
import java.util.Set;

/**
 * Decodes the last few ids again and again, and hands out what was added. For one thread.
 *
 * <p>The window begins with an id whose text is out already, so that decoders which treat the first
 * id in another way (they drop its leading space) do so with that one. Text is held back while it
 * may still change: while it ends with U+FFFD, which may be the beginning of a character, and after
 * a byte token, since a run of those is judged as a whole once it ends.
 */
final class WindowStream implements StreamingDecoder {
  private static final char REPLACEMENT = '\ufffd';

  private final NativeTokenizer tokenizer;
  private final Set<Integer> special;
  private final Set<Integer> bytes;

  private long[] window = new long[0];

  /**
   * What the window decoded to when text was last handed out: it is a beginning of what it does
   * now.
   */
  private String out = "";

  WindowStream(NativeTokenizer tokenizer, Set<Integer> special, Set<Integer> bytes) {
    this.tokenizer = tokenizer;
    this.special = special;
    this.bytes = bytes;
  }

  @Override
  public String next(int id) {
    if (id < 0 || special.contains(id)) {
      return "";
    }
    window = Arrays.copyOf(window, window.length + 1);
    window[window.length - 1] = id;
    if (bytes.contains(id)) {
      return "";
    }
    String text = tokenizer.decode(window, true);
    if (!text.isEmpty() && text.charAt(text.length() - 1) == REPLACEMENT) {
      return "";
    }
    String added = text.substring(out.length());
    out = text;
    shrinkTo(id);
    return added;
  }

  /** Begins the window with the id whose text has just gone out, unless it has no text alone. */
  private void shrinkTo(int id) {
    long[] last = {id};
    String text = tokenizer.decode(last, true);
    if (!text.isEmpty()) {
      window = last;
      out = text;
    }
  }

  @Override
  public String finish() {
    String added = tokenizer.decode(window, true).substring(out.length());
    window = new long[0];
    out = "";
    return added;
  }
}
