package ai.lynx.checkpoints.safetensors;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Bytes of a safetensors file, right or wrong. */
final class SafetensorsFile {
  private SafetensorsFile() {}

  static byte[] of(String header, int dataBytes) {
    byte[] json = header.getBytes(UTF_8);
    return of(json.length, json, dataBytes);
  }

  static byte[] of(long claimedLength, byte[] header, int dataBytes) {
    ByteBuffer file = ByteBuffer.allocate(8 + header.length + dataBytes);
    file.order(ByteOrder.LITTLE_ENDIAN).putLong(claimedLength).put(header);
    for (int i = 0; i < dataBytes; i++) {
      file.put((byte) i);
    }
    return file.array();
  }
}
