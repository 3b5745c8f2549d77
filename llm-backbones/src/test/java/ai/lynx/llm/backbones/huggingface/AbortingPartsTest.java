package ai.lynx.llm.backbones.huggingface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.lynx.error.CheckpointException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each of these ended the Java process inside the native library. */
class AbortingPartsTest {
  private static final int UNITS = 256;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'decoder': {'type': 'Strip', 'content': ' ', 'start': 0, 'stop': 1}}",
        "{'decoder': {'type': 'Sequence', 'decoders': [{'type': 'Strip', 'start': 1, 'stop': 9}]}}",
        "{'model': {'continuing_subword_prefix': '##', 'merges': ['## a b']}}",
        "{'model': {'continuing_subword_prefix': '##', 'merges': [['a', '#']]}}",
        "{'pre_tokenizer': {'type': 'Sequence', 'pretokenizers': [{'type': 'FixedLength',"
            + " 'length': 0}]}}",
        "{'normalizer': {'type': 'Precompiled', 'precompiled_charsmap': 'AAAAAAAA'}}",
        "{'normalizer': {'type': 'Precompiled', 'precompiled_charsmap': 'no base64'}}",
        "{'normalizer': {'type': 'Sequence', 'normalizers': [{'type': 'Precompiled'}]}}",
        "{'normalizer': {'precompiled_charsmap': 5}}",
      })
  void areRefused(String json) {
    assertThatThrownBy(() -> TokenizerJson.parse("tokenizer.json", json.replace('\'', '"')))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("tokenizer.json has");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'decoder': {'type': 'Strip', 'content': ' ', 'start': 1, 'stop': 0}}",
        "{'model': {'continuing_subword_prefix': '##', 'merges': ['a ##b', ['##c', '##d']]}}",
        "{'model': {'continuing_subword_prefix': null, 'merges': ['a b']}}",
        "{'pre_tokenizer': {'type': 'FixedLength', 'length': 5}}",
      })
  void soundOnesAreNot(String json) {
    assertThatCode(() -> TokenizerJson.parse("tokenizer.json", json.replace('\'', '"')))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "0, true", // no child, no value
    "0x00000061, true", // reached by "a"
    "0x00000400, true", // its children stand one further
    "0x00040000, false", // its children stand 256 further, behind the trie
    "0xfffffc00, true", // a value, no node
    "0x7ffffc00, false",
    "0x40000200, false", // an offset in units of 256
  })
  void aMapPointsInsideOfItself(String unit, boolean sound) {
    byte[] map = map(5, Long.decode(unit).intValue(), "x\0");

    assertThat(PrecompiledMap.isSound(map)).isEqualTo(sound);
  }

  @ParameterizedTest
  @CsvSource({"0, true", "2, false", "3, true", "4, true", "5, false"})
  void aValueIsWhereATextBegins(int value, boolean sound) {
    ByteBuffer map = ByteBuffer.wrap(map(0, 1 << 8, "x\u00e9\0")).order(ByteOrder.LITTLE_ENDIAN);
    map.putInt(4, 1 << 8 | 1 << 10); // the root's value stands at node 1
    map.putInt(8, value | 1 << 31);

    assertThat(PrecompiledMap.isSound(map.array())).isEqualTo(sound);
  }

  @Test
  void aMapIsWhole() {
    assertThat(PrecompiledMap.isSound(new byte[3])).isFalse();
    assertThat(PrecompiledMap.isSound(new byte[] {8, 0, 0, 0, 1, 2, 3})).isFalse();
  }

  private static byte[] map(int node, int unit, String texts) {
    byte[] text = texts.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    ByteBuffer map =
        ByteBuffer.allocate(4 + 4 * UNITS + text.length).order(ByteOrder.LITTLE_ENDIAN);
    map.putInt(0, 4 * UNITS).putInt(4 + 4 * node, unit);
    return map.put(4 + 4 * UNITS, text).array();
  }
}
