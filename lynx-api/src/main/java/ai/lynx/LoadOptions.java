package ai.lynx;

import java.util.Locale;
import java.util.Optional;

/**
 * How a model is loaded.
 *
 * @param precision how weights are held and activations computed
 * @param downloads the permission to download what is not on this machine, with who hears of it;
 *     empty, which is the default, forbids it
 */
public record LoadOptions(Precision precision, Optional<DownloadListener> downloads) {
  public static LoadOptions defaults() {
    return new LoadOptions(Precision.FLOAT32, Optional.empty());
  }

  public LoadOptions withPrecision(Precision value) {
    return new LoadOptions(value, downloads);
  }

  /** Permits to download what is missing; {@link DownloadListener#SILENT} hears nothing. */
  public LoadOptions withDownloads(DownloadListener listener) {
    return new LoadOptions(precision, Optional.of(listener));
  }

  /**
   * How exactly a model computes. What the engine cannot do it refuses when a model is loaded, with
   * a message that names what it can.
   */
  public enum Precision {
    /** Equal to the original implementations. */
    FLOAT32,
    /** Half the memory; slow on processors without float16 instructions. */
    FLOAT16,
    /** Half the memory, up to four times as fast on processors with bfloat16 instructions. */
    BFLOAT16,
    /**
     * The weights of linear layers rounded to 8 bits with scales; everything else in the floating
     * type that the engine computes best with such weights.
     */
    INT8,
    /** The same with 4 bits, but for the layer that gives logits, which keeps 8. */
    INT4;

    /** Its name on the command line and in messages, such as {@code bfloat16}. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
