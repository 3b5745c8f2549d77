package ai.lynx;

import java.util.Optional;

/**
 * How a model is loaded.
 *
 * @param precision the type in which weights are held and activations computed
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

  /** Element types a model can compute in. */
  public enum Precision {
    /** Equal to the original implementations. */
    FLOAT32,
    /** Half the memory, up to four times as fast on processors with bfloat16 instructions. */
    BFLOAT16
  }
}
