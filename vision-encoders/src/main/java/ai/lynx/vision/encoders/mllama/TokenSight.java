package ai.lynx.vision.encoders.mllama;

import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Size;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import java.util.Arrays;

/**
 * Which tokens of a picture look at which. Only pairs of which both are padding are closed, as the
 * original has it: what is real looks at padding too, and padding at what is real.
 *
 * <p>A picture of which nothing is real has no open pair; there every token sees the mean of all,
 * which is what the original's softmax over equally closed pairs comes to.
 *
 * @param mask BOOL (pictures, tokens, tokens)
 * @param some (pictures, 1, 1, 1), 0 for a picture of which nothing is real and 1 for others
 */
record TokenSight(Tensor mask, Tensor some) {
  /**
   * @param present BOOL (pictures, tiles)
   * @param real how many tokens of a tile are no padding; they come first
   * @param each how many tokens a tile has
   */
  static TokenSight of(Ops ops, Tensor present, int real, int each) {
    float[] flags = new float[each];
    Arrays.fill(flags, 0, real, 1);
    Size pictures = present.size(0);
    Size tiles = present.size(1);
    Size tokens = tiles.times(each);
    Size one = Size.of(1);
    Tensor there = ops.cast(present, ElementType.FLOAT32);
    Tensor ofTiles =
        ops.multiply(
            ops.reshape(there, pictures, tiles, one), // (pictures, tiles, 1)
            ops.constant(TensorData.of(flags, 1, 1, each)));
    Tensor empty = ops.scale(ofTiles, -1, 1); // 1 on padding
    Tensor both =
        ops.multiply(
            ops.reshape(empty, pictures, tokens, one), ops.reshape(empty, pictures, one, tokens));
    Tensor any = truth(ops, ops.sum(there, 1, true)); // (pictures, 1)
    Tensor none = ops.reshape(ops.scale(any, -1, 1), pictures, one, one);
    Tensor open = ops.maximum(ops.scale(both, -1, 1), none); // (pictures, tokens, tokens)
    return new TokenSight(
        ops.cast(open, ElementType.BOOL), ops.reshape(any, pictures, one, one, one));
  }

  /** 0 for 0 and 1 for everything else. */
  private static Tensor truth(Ops ops, Tensor counts) {
    return ops.cast(ops.cast(counts, ElementType.BOOL), ElementType.FLOAT32);
  }

  /** Queries (pictures, heads, tokens, head width) that ask for the mean where nothing is real. */
  Tensor queries(Ops ops, Tensor queries) {
    return ops.multiply(queries, ops.cast(some, queries.type()));
  }
}
