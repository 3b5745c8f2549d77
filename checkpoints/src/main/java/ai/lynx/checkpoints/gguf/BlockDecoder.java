package ai.lynx.checkpoints.gguf;

import java.nio.ByteBuffer;

/** Makes numbers of one quantised block. */
@FunctionalInterface
interface BlockDecoder {
  /**
   * @param bytes little-endian
   * @param at where the block begins in them
   * @param numbers filled with as many as a block has, from 0 on
   */
  void decode(ByteBuffer bytes, int at, float[] numbers);
}
