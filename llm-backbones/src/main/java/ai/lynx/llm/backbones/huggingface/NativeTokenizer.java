package ai.lynx.llm.backbones.huggingface;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import ai.lynx.error.CheckpointException;
import ai.lynx.error.ClosedException;
import ai.lynx.error.EngineException;
import ai.lynx.spi.text.Encoding;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;

/**
 * The Rust tokenizer and its native memory. Safe for use by several threads: closing waits for
 * those that are at work, since the memory under them would be gone.
 */
final class NativeTokenizer implements AutoCloseable {
  /** Neither special tokens, nor cuts, nor padding, whatever the file says. */
  private static final Map<String, String> AS_IT_IS =
      Map.of("addSpecialTokens", "false", "truncation", "false", "padding", "false");

  private final HuggingFaceTokenizer tokenizer;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private boolean closed;

  private NativeTokenizer(HuggingFaceTokenizer tokenizer) {
    this.tokenizer = tokenizer;
  }

  /**
   * @param name the file, for messages
   * @param json its text
   * @throws CheckpointException if the library refuses the file
   * @throws EngineException if the native library cannot be loaded on this machine
   */
  static NativeTokenizer of(String name, String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    try {
      return new NativeTokenizer(
          OfflineDjl.call(
              () -> HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(bytes), AS_IT_IS)));
    } catch (ai.djl.engine.EngineException | UnsatisfiedLinkError e) {
      throw new EngineException(
          "The native library of Hugging Face's tokenizers cannot be loaded here. The artifact"
              + " ai.djl.huggingface:tokenizers has it for Linux, macOS and Windows on common"
              + " processors: "
              + e.getMessage(),
          e);
    } catch (Exception e) { // the library throws plain RuntimeExceptions
      throw new CheckpointException(
          "%s is no tokenizer that can be used: %s. Get the file again."
              .formatted(name, e.getMessage()),
          e);
    }
  }

  long[] encode(String text) {
    return use(open -> open.encode(wellFormed(text)).getIds());
  }

  /** With the tokens that the file's post-processor adds. */
  Encoding align(String text, Optional<String> second) {
    return use(
        open -> {
          String first = wellFormed(text);
          return encoding(
              second.filter(other -> !other.isEmpty()).isEmpty()
                  ? open.encode(first, true, false)
                  : open.encode(first, wellFormed(second.get()), true, false));
        });
  }

  private static Encoding encoding(ai.djl.huggingface.tokenizers.Encoding encoded) {
    long[] ids = encoded.getIds();
    long[] added = encoded.getSpecialTokenMask();
    CharSpan[] spans = encoded.getCharTokenSpans();
    List<Encoding.Token> tokens = new ArrayList<>();
    for (int i = 0; i < ids.length; i++) {
      CharSpan span = added[i] == 1 ? null : spans[i];
      tokens.add(
          new Encoding.Token(
              Math.toIntExact(ids[i]),
              span == null ? 0 : span.getStart(),
              span == null ? 0 : span.getEnd(),
              added[i] == 1));
    }
    return new Encoding(tokens);
  }

  /** Ids that the tokenizer does not have are left out. */
  String decode(long[] ids, boolean skipSpecial) {
    return ids.length == 0 ? "" : use(open -> open.decode(ids, skipSpecial));
  }

  /** The text with "?" for every half of a surrogate pair, which has no UTF-8. */
  private static String wellFormed(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  private <T> T use(Function<HuggingFaceTokenizer, T> work) {
    lock.readLock().lock();
    try {
      checkOpen();
      return work.apply(tokenizer);
    } catch (ClosedException e) {
      throw e;
    } catch (RuntimeException e) { // such as a token that the file has no id for
      throw new CheckpointException(
          "The tokenizer cannot be used: %s. Its file is damaged or incomplete: get it again."
              .formatted(e.getMessage()),
          e);
    } finally {
      lock.readLock().unlock();
    }
  }

  private void checkOpen() {
    if (closed) {
      throw new ClosedException("The tokenizer is closed. Load the model again to use it.");
    }
  }

  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        tokenizer.close();
      }
    } finally {
      lock.writeLock().unlock();
    }
  }
}
