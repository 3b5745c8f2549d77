package ai.lynx.spi.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class TensorDataTest {
  private static TensorData bytes(ElementType type, int... values) {
    ByteBuffer buffer = ByteBuffer.allocate(values.length);
    for (int value : values) {
      buffer.put((byte) value);
    }
    return new TensorData(Shape.of(values.length / type.bytes()), type, buffer.flip());
  }

  @Test
  void readsLittleEndianNumbersOfEveryType() {
    assertThat(bytes(ElementType.FLOAT32, 0, 0, 0xc0, 0x3f).toFloats()).containsExactly(1.5f);
    assertThat(bytes(ElementType.FLOAT16, 0, 0x3e).toFloats()).containsExactly(1.5f);
    assertThat(bytes(ElementType.BFLOAT16, 0xc0, 0xbf).toFloats()).containsExactly(-1.5f);
    assertThat(bytes(ElementType.INT64, 2, 1, 0, 0, 0, 0, 0, 0).toLongs()).containsExactly(258);
    assertThat(bytes(ElementType.INT32, 0xfe, 0xff, 0xff, 0xff).toLongs()).containsExactly(-2);
    assertThat(bytes(ElementType.INT8, 0xff).toLongs()).containsExactly(-1);
    assertThat(bytes(ElementType.UINT8, 0xff).toLongs()).containsExactly(255);
    assertThat(bytes(ElementType.BOOL, 1, 0).toLongs()).containsExactly(1, 0);
    assertThat(bytes(ElementType.UINT8, 0xff).toFloats()).containsExactly(255);
  }

  @Test
  void readsBuffersOfAnyOrderAndPosition() {
    ByteBuffer buffer = ByteBuffer.allocate(6);
    buffer.position(1);
    buffer.put(new byte[] {0, 0, (byte) 0xc0, 0x3f});
    buffer.position(1).limit(5);
    TensorData data = new TensorData(Shape.of(1), ElementType.FLOAT32, buffer.asReadOnlyBuffer());
    assertThat(data.toFloats()).containsExactly(1.5f);
    assertThat(data.toFloats()).as("read again").containsExactly(1.5f);
    assertThat(buffer.position()).isEqualTo(1);
  }

  @Test
  void convertsBetweenFloatingTypes() {
    TensorData floats = TensorData.of(new float[] {1, -0.1f, 70000, 1e-8f}, 2, 2);
    TensorData halves = floats.to(ElementType.FLOAT16);
    assertThat(halves.shape()).isEqualTo(floats.shape());
    assertThat(halves.toFloats()).containsExactly(1, -0x1.998p-4f, Float.POSITIVE_INFINITY, 0);
    assertThat(floats.to(ElementType.BFLOAT16).toFloats()[1]).isEqualTo(-0x1.9ap-4f);
    assertThat(floats.to(ElementType.FLOAT32)).isSameAs(floats);
    assertThatThrownBy(() -> floats.to(ElementType.INT64))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("INT64");
  }

  @Test
  void refusesToReadFractionsAsWholeNumbers() {
    assertThatThrownBy(() -> TensorData.of(new float[] {1}, 1).toLongs())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("FLOAT32");
  }

  @Test
  void refusesBytesThatDoNotFillTheShape() {
    assertThatThrownBy(() -> TensorData.of(new float[] {1, 2, 3}, 2, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("(2, 2)")
        .hasMessageContaining("16 bytes, not 12");
    TensorData three = TensorData.of(new long[] {1, 2, 3}, 3);
    assertThatThrownBy(() -> three.reshaped(Shape.of(2)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void takesRowsWithoutCopying() {
    TensorData data = TensorData.of(new float[] {1, 2, 3, 4, 5, 6}, 3, 2);
    TensorData rows = data.rows(1, 3);
    assertThat(rows.shape()).isEqualTo(Shape.of(2, 2));
    assertThat(rows.toFloats()).containsExactly(3, 4, 5, 6);
    data.bytes().putFloat(8, 30);
    assertThat(rows.toFloats()).containsExactly(30, 4, 5, 6);
    assertThat(data.rows(1, 1).toFloats()).isEmpty();
  }
}
