package ai.lynx.llm.backbones.sentencepiece;

import ai.lynx.llm.backbones.sentencepiece.ProtobufReader.MalformedException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Replacements of character sequences: sentencepiece's {@code precompiled_charsmap}. The bytes are
 * the length of a trie, the trie as a double array (darts-clone's format), and the replacements,
 * each ended by a zero byte. Immutable.
 */
final class CharacterMap {
  static final CharacterMap IDENTITY = new CharacterMap(new int[0], new byte[0]);

  private final int[] units;
  private final byte[] replacements;

  private CharacterMap(int[] units, byte[] replacements) {
    this.units = units;
    this.replacements = replacements;
  }

  static CharacterMap read(ByteBuffer content) throws MalformedException {
    if (!content.hasRemaining()) {
      return IDENTITY;
    }
    ByteBuffer bytes = content.slice().order(ByteOrder.LITTLE_ENDIAN);
    int length = bytes.remaining() < 4 ? -1 : bytes.getInt();
    if (length < 4 || length % 4 != 0 || length > bytes.remaining()) {
      throw new MalformedException("the character map has a trie of " + length + " bytes");
    }
    int[] units = new int[length / 4];
    bytes.asIntBuffer().get(units);
    bytes.position(bytes.position() + length);
    byte[] replacements = new byte[bytes.remaining()];
    bytes.get(replacements);
    return new CharacterMap(units, replacements);
  }

  /**
   * A replacement that was found.
   *
   * @param consumed how many bytes of the text it replaces
   * @param from where it begins in {@link CharacterMap#replacement}
   */
  record Match(int consumed, int from) {
    static final Match NONE = new Match(0, 0);
  }

  /** The longest sequence to be replaced that the text has at a place. */
  Match longest(byte[] text, int start) {
    Match longest = Match.NONE;
    if (units.length == 0) {
      return longest;
    }
    int node = offset(units[0]);
    for (int i = start; i < text.length; i++) {
      int letter = text[i] & 0xff;
      node ^= letter;
      if (node >= units.length || label(units[node]) != letter) {
        return longest;
      }
      int unit = units[node];
      node ^= offset(unit);
      if (hasLeaf(unit) && node < units.length) {
        longest = new Match(i + 1 - start, units[node] & 0x7fffffff);
      }
    }
    return longest;
  }

  /** The bytes of a replacement; UTF-8. */
  ByteBuffer replacement(Match match) {
    int end = match.from();
    while (end < replacements.length && replacements[end] != 0) {
      end++;
    }
    int from = Math.min(match.from(), end);
    return ByteBuffer.wrap(replacements, from, end - from);
  }

  private static int offset(int unit) {
    return unit >>> 10 << ((unit & 1 << 9) >>> 6);
  }

  private static int label(int unit) {
    return unit & (1 << 31 | 0xff);
  }

  private static boolean hasLeaf(int unit) {
    return (unit >>> 8 & 1) == 1;
  }
}
