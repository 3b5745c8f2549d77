package ai.lynx.assembly.network;

import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.TensorData;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Pictures as a model's processor prepares them, in the host's memory.
 *
 * @param pixels FLOAT32 (pictures, channels, height, width)
 * @param shown BOOL (pictures, height, width), true where the picture is and false on what fills it
 *     up; empty if pictures fill their pixels
 * @param question what a bridge reads of each picture's question, if it reads any
 */
public record PictureBatch(
    TensorData pixels, Optional<TensorData> shown, Optional<Question> question) {
  /** Pictures that fill their pixels and are looked at without a question. */
  public static PictureBatch of(TensorData pixels) {
    return new PictureBatch(pixels, Optional.empty(), Optional.empty());
  }

  /** Pixels of all pictures behind one another, if they are of one size. */
  public static TensorData joined(List<TensorData> pixels) {
    long[] sizes = pixels.get(0).shape().toLongs();
    sizes[0] = pixels.stream().mapToLong(one -> one.shape().size(0).value()).sum();
    float[] all =
        new float[pixels.stream().mapToInt(TensorData::elements).reduce(0, Math::addExact)];
    int next = 0;
    for (TensorData one : pixels) {
      float[] values = one.toFloats();
      System.arraycopy(values, 0, all, next, values.length);
      next += values.length;
    }
    return TensorData.of(all, sizes);
  }

  /**
   * A question for each picture, in the bridge's vocabulary.
   *
   * @param ids INT64 (pictures, words)
   * @param mask BOOL (pictures, words), true on words
   */
  public record Question(TensorData ids, TensorData mask) {}

  /**
   * The pictures of prompts that have several each. One that is all zero stands for a picture that
   * a prompt has not, and is left out.
   *
   * @param pixels FLOAT32 (prompts, pictures, channels, height, width)
   * @param shown (prompts, pictures, height, width), 0 on what fills a picture up
   */
  public static PictureBatch present(TensorData pixels, Optional<TensorData> shown) {
    long[] sizes = pixels.shape().toLongs();
    float[] all = pixels.toFloats();
    int count = Math.toIntExact(sizes[0] * sizes[1]);
    int each = count == 0 ? 0 : all.length / count;
    int[] present =
        IntStream.range(0, count)
            .filter(
                picture ->
                    IntStream.range(picture * each, (picture + 1) * each)
                        .anyMatch(i -> all[i] != 0))
            .toArray();
    float[] kept = new float[Math.multiplyExact(present.length, each)];
    for (int i = 0; i < present.length; i++) {
      System.arraycopy(all, present[i] * each, kept, i * each, each);
    }
    return new PictureBatch(
        TensorData.of(kept, present.length, sizes[2], sizes[3], sizes[4]),
        shown.map(mask -> kept(mask, present)),
        Optional.empty());
  }

  private static TensorData kept(TensorData shown, int[] present) {
    Shape shape = shown.shape();
    long[] flags = shown.toLongs();
    int each = Math.toIntExact(shape.size(2).value() * shape.size(3).value());
    boolean[] kept = new boolean[Math.multiplyExact(present.length, each)];
    for (int i = 0; i < present.length; i++) {
      for (int j = 0; j < each; j++) {
        kept[i * each + j] = flags[present[i] * each + j] != 0;
      }
    }
    return TensorData.of(kept, present.length, shape.size(2).value(), shape.size(3).value());
  }
}
