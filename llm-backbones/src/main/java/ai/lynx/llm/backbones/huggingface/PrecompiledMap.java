package ai.lynx.llm.backbones.huggingface;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Sentencepiece's table of characters and what becomes of them, as a tokenizer.json has it: the
 * length of a double array trie (Yata, "darts-clone") in bytes, the trie, then the texts that its
 * values point to, each ended by a zero.
 */
final class PrecompiledMap {
  /** A node's children stand within so many nodes that begin at a multiple. */
  private static final int BLOCK = 256;

  private final ByteBuffer map;

  private PrecompiledMap(byte[] map) {
    this.map = ByteBuffer.wrap(map).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Whether this is base64 as it is always written, of a map that is sound. */
  static boolean isSound(String base64) {
    try {
      byte[] map = Base64.getDecoder().decode(base64);
      return Base64.getEncoder().encodeToString(map).equals(base64) && isSound(map);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Whether the map is whole and no text can lead out of the trie or out of the texts. */
  static boolean isSound(byte[] map) {
    return new PrecompiledMap(map).isSound();
  }

  private boolean isSound() {
    if (map.remaining() < Integer.BYTES) {
      return false;
    }
    int units = Integer.divideUnsigned(map.getInt(0), Integer.BYTES);
    if (units == 0 || units > (map.remaining() - Integer.BYTES) / Integer.BYTES) {
      return false;
    }
    ByteBuffer trie = map.slice(Integer.BYTES, units * Integer.BYTES).order(map.order());
    int textsFrom = Integer.BYTES * (1 + units);
    ByteBuffer texts = map.slice(textsFrom, map.capacity() - textsFrom);
    return isText(texts) && pointsInside(trie, units, texts);
  }

  private static boolean isText(ByteBuffer texts) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(texts.duplicate());
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static boolean pointsInside(ByteBuffer trie, int units, ByteBuffer texts) {
    for (int i = 0; i < units; i++) {
      int unit = trie.getInt(i * Integer.BYTES);
      if (unit < 0) {
        continue; // a value, no node
      }
      int children = i ^ (unit >>> 10 << ((unit & 1 << 9) >>> 6));
      if (children < 0 || (children | BLOCK - 1) >= units) {
        return false;
      }
      boolean hasValue = (unit & 1 << 8) != 0;
      int value = trie.getInt(children * Integer.BYTES) & Integer.MAX_VALUE;
      if (hasValue && !beginsCharacter(texts, value)) {
        return false;
      }
    }
    return true;
  }

  private static boolean beginsCharacter(ByteBuffer texts, int at) {
    return at == texts.capacity() || at < texts.capacity() && (texts.get(at) & 0xc0) != 0x80;
  }
}
