package ai.lynx.assembly.network;

import ai.lynx.spi.tensor.TensorData;
import java.util.Optional;

/**
 * Pictures as a model's processor prepares them, in the host's memory.
 *
 * @param pixels FLOAT32 (pictures, channels, height, width); or (rows, pictures, channels, height,
 *     width) with pictures that are all zero where a row has fewer
 * @param question what a bridge reads of each picture's question, if it reads any
 */
public record PictureBatch(TensorData pixels, Optional<Question> question) {
  /** Pictures that are looked at without a question. */
  public static PictureBatch of(TensorData pixels) {
    return new PictureBatch(pixels, Optional.empty());
  }

  /**
   * A question for each picture, in the bridge's vocabulary.
   *
   * @param ids INT64 (pictures, words)
   * @param mask BOOL (pictures, words), true on words
   */
  public record Question(TensorData ids, TensorData mask) {}
}
