package ai.lynx.checkpoints.gguf;

import ai.lynx.spi.tensor.ElementType;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The types of tensors that are read; a file may have others, which are listed but not read. */
enum GgmlType {
  F32(0, ElementType.FLOAT32),
  F16(1, ElementType.FLOAT16),
  Q4_0(2, 32, 18, Blocks::q40),
  Q4_1(3, 32, 20, Blocks::q41),
  Q5_0(6, 32, 22, Blocks::q50),
  Q5_1(7, 32, 24, Blocks::q51),
  Q8_0(8, 32, 34, Blocks::q80),
  Q2_K(10, 256, 84, SuperBlocks::q2),
  Q3_K(11, 256, 110, SuperBlocks::q3),
  Q4_K(12, 256, 144, SuperBlocks::q4),
  Q5_K(13, 256, 176, SuperBlocks::q5),
  Q6_K(14, 256, 210, SuperBlocks::q6),
  I8(24, ElementType.INT8),
  I32(26, ElementType.INT32),
  I64(27, ElementType.INT64),
  BF16(30, ElementType.BFLOAT16);

  private final int id;
  private final int blockSize;
  private final int blockBytes;
  private final ElementType elements;

  @SuppressWarnings("ImmutableEnumChecker") // a function without state
  private final @Nullable BlockDecoder decoder;

  GgmlType(int id, ElementType elements) {
    this.id = id;
    this.blockSize = 1;
    this.blockBytes = elements.bytes();
    this.elements = elements;
    this.decoder = null;
  }

  GgmlType(int id, int blockSize, int blockBytes, BlockDecoder decoder) {
    this.id = id;
    this.blockSize = blockSize;
    this.blockBytes = blockBytes;
    this.elements = ElementType.FLOAT32;
    this.decoder = decoder;
  }

  /** The type that a file numbers so, if it is one of these. */
  static Optional<GgmlType> numbered(int id) {
    return Arrays.stream(values()).filter(type -> type.id == id).findFirst();
  }

  /** Numbers of a block; 1 where nothing is quantised. */
  int blockSize() {
    return blockSize;
  }

  /** Bytes of a block. */
  int blockBytes() {
    return blockBytes;
  }

  /** The type that its numbers are read as. */
  ElementType elements() {
    return elements;
  }

  /** How blocks become numbers; empty where the file's bytes are the numbers. */
  Optional<BlockDecoder> decoder() {
    return Optional.ofNullable(decoder);
  }
}
