package ai.lynx.checkpoints.pytorch;

import java.nio.ByteBuffer;

/** The bytes that a file has under a storage's key. */
@FunctionalInterface
interface StorageBytes {
  /** A part of them, little-endian; mapped if that can be. */
  ByteBuffer bytes(long from, int count);
}
