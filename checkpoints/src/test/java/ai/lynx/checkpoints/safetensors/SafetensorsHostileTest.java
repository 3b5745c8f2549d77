package ai.lynx.checkpoints.safetensors;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.lynx.checkpoints.Damage;
import ai.lynx.error.CheckpointException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsHostileTest {
  private static final String TWO_TENSORS =
      """
      {"__metadata__":{"format":"pt"},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},\
      "b":{"dtype":"I8","shape":[3,1],"data_offsets":[8,11]}}""";

  private final SafetensorsFormat format = new SafetensorsFormat();

  private void refused(byte[] file, String reason) {
    assertThatThrownBy(() -> Damage.readAll(format, "a.safetensors", file))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("a.safetensors")
        .hasMessageContaining(reason);
  }

  private void refused(String header, int dataBytes, String reason) {
    refused(SafetensorsFile.of(header, dataBytes), reason);
  }

  @Test
  void everyPrefixIsRefused() {
    Damage.everyPrefixIsRefused(format, "a.safetensors", SafetensorsFile.of(TWO_TENSORS, 11));
  }

  @Test
  void changedBytesDoNoHarm() {
    Damage.changedBytesDoNoHarm(
        format, "a.safetensors", SafetensorsFile.of(TWO_TENSORS, 11), 5000, 1);
  }

  @ParameterizedTest
  @ValueSource(longs = {1L << 60, -1, Long.MIN_VALUE, 0, 1, 100_000_001, 100_000_000, 12})
  void aHeaderLengthIsNotBelieved(long length) {
    refused(SafetensorsFile.of(length, "{}".getBytes(UTF_8), 0), "header");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 8, 4, 12, belong to another tensor",
    "0, 8, 0, 8, belong to another tensor",
    "0, 8, 12, 20, belong to no tensor",
    "4, 12, 12, 20, belong to no tensor",
    "0, 8, 8, 12, do not fit its shape",
    "0, 8, 16, 8, lies at bytes",
    "0, 8, -8, 0, lies at bytes",
    "0, 8, 8, 9223372036854775807, lies at bytes",
    "0, 8, 8, 16, belong to no tensor",
  })
  void placesMustFillTheFile(long from, long to, long from2, long to2, String reason) {
    long firstLength = to - from;
    refused(
        """
        {"a": {"dtype": "I8", "shape": [%d], "data_offsets": [%d, %d]},
         "b": {"dtype": "F32", "shape": [2], "data_offsets": [%d, %d]}}"""
            .formatted(firstLength, from, to, from2, to2),
        20,
        reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4294967296, 4294967296",
        "-1, -4",
        "9223372036854775807, 9223372036854775807",
        "9223372036854775807, 2, 0"
      })
  void shapesMustBePossible(String shape) {
    refused(
        "{\"a\": {\"dtype\": \"F32\", \"shape\": [%s], \"data_offsets\": [0, 16]}}"
            .formatted(shape),
        16,
        "impossible shape");
  }

  @Test
  void aShapeHasNoMillionAxes() {
    refused(
        "{\"a\": {\"dtype\": \"U8\", \"shape\": [1%s], \"data_offsets\": [0, 1]}}"
            .formatted(",1".repeat(1_000_000)),
        1,
        "1000001 axes");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{}}",
        "{} {}",
        "{\"a\": 1}",
        "{\"a\": {}}",
        "{\"a\": {\"dtype\": \"U8\", \"shape\": [1], \"data_offsets\": [0]}}",
        "{\"a\": {\"dtype\": \"U8\", \"shape\": [1.0], \"data_offsets\": [0, 1]}}",
        "{\"a\": {\"dtype\": \"U8\", \"shape\": [1], \"data_offsets\": [0, 99999999999999999999]}}",
        "{\"a\": {\"dtype\": \"U8\", \"shape\": [1], \"data_offsets\": [0, 1], \"more\": 1}}",
        "{\"a\": {\"dtype\": 8, \"shape\": [1], \"data_offsets\": [0, 1]}}",
        "{\"__metadata__\": {\"a\": 1}}",
        "{\"__metadata__\": \"text\"}",
        "[]"
      })
  void aHeaderMustBeWellFormed(String header) {
    refused(header, 1, "header");
  }

  @Test
  void namesMustBeUnique() {
    refused(
        """
        {"a": {"dtype": "U8", "shape": [1], "data_offsets": [0, 1]},
         "a": {"dtype": "U8", "shape": [1], "data_offsets": [1, 2]}}""",
        2,
        "uplicate");
  }

  @Test
  void deepNestingIsRefusedBeforeTheStackEnds() {
    refused("{\"a\":".repeat(1_000_000), 0, "header");
    refused("{\"a\": {\"shape\": " + "[".repeat(1_000_000), 0, "header");
  }

  @Test
  void textMustBeUtf8() {
    byte[] latin =
        "{\"\u00e9\": {\"dtype\": \"U8\", \"shape\": [1], \"data_offsets\": [0, 1]}}"
            .getBytes(ISO_8859_1);
    refused(SafetensorsFile.of(latin.length, latin, 1), "header is damaged");
  }
}
