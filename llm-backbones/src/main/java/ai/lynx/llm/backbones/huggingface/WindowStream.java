package ai.lynx.llm.backbones.huggingface;

import ai.lynx.spi.text.StreamingDecoder;
import java.util.Arrays;
import java.util.Set;

/**
 * Decodes the last few ids again and again and hands out what was added, as {@code DecodeStream} of
 * tokenizers 0.23 does. For one thread.
 *
 * <p>The window begins with ids whose text is out already, so that decoders which treat the first
 * id in another way (they drop its leading space) do so with that one. Text is held back while it
 * ends with U+FFFD, which may be the beginning of a character. Byte tokens that looked complete can
 * turn out broken with those that follow, since a run of them is judged as a whole: then the
 * original gives up, and here what is out stays.
 */
final class WindowStream implements StreamingDecoder {
  private static final char REPLACEMENT = '\ufffd';

  private final NativeTokenizer tokenizer;
  private final Set<Integer> special;

  private long[] window = new long[0];

  /** What the ids before {@link #shown} decode to, which is out. */
  private String out = "";

  /** How many ids of the window have their text out. */
  private int shown;

  WindowStream(NativeTokenizer tokenizer, Set<Integer> special) {
    this.tokenizer = tokenizer;
    this.special = special;
  }

  @Override
  public String next(int id) {
    if (id < 0 || special.contains(id)) {
      return "";
    }
    if (out.isEmpty() && window.length > 0) {
      String before = tokenizer.decode(window, true);
      if (!endsOpen(before)) {
        out = before;
        shown = window.length;
      }
    }
    window = Arrays.copyOf(window, window.length + 1);
    window[window.length - 1] = id;
    String text = tokenizer.decode(window, true);
    if (text.length() <= out.length() || endsOpen(text)) {
      return "";
    }
    String added = text.substring(out.length());
    window = Arrays.copyOfRange(window, shown, window.length);
    shown = window.length;
    out = tokenizer.decode(window, true);
    return added;
  }

  /** Whether the end of a text may become something else with the next id. */
  private static boolean endsOpen(String text) {
    return !text.isEmpty() && text.charAt(text.length() - 1) == REPLACEMENT;
  }

  @Override
  public String finish() {
    String text = tokenizer.decode(window, true);
    String added = text.substring(Math.min(text.length(), out.length()));
    window = new long[0];
    out = "";
    shown = 0;
    return added;
  }
}
