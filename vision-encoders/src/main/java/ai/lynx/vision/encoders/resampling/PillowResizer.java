package ai.lynx.vision.encoders.resampling;

import ai.lynx.error.InvalidMediaException;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.media.ImageResizer;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Size;
import ai.lynx.spi.tensor.TensorData;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Registers the image resizer {@code pillow}: {@code Image.resize} of Pillow on pictures of several
 * modes, equal to the bit. Settings: {@code width}, {@code height} (must be given), {@code mode}
 * ({@code rgb}; or {@code rgba}, {@code grey}, {@code grey16}, {@code palette}, {@code one-bit}),
 * {@code filter} ({@code bicubic}; or {@code nearest}, {@code box}, {@code bilinear}, {@code
 * hamming}, {@code lanczos}), {@code box} (left, top, right, bottom of the part to resize), {@code
 * reducingGap} (at least 1; absent for none), {@code passOrder} ({@code horizontal-first}; or
 * {@code pillow-13}).
 */
public final class PillowResizer implements ImageResizer {
  @Override
  public String name() {
    return "pillow";
  }

  @Override
  public TensorData resize(TensorData pixels, Settings settings) {
    check(pixels.shape());
    int height = Math.toIntExact(pixels.shape().size(0).value());
    int width = Math.toIntExact(pixels.shape().size(1).value());
    ResizeRequest request = ResizeRequest.parse(settings, width, height);
    PixelMode mode = request.mode();
    Shape wanted = withSize(pixels.shape(), request);
    int channels = pixels.shape().rank() == 2 ? 1 : (int) pixels.shape().size(2).value();
    boolean wide = mode == PixelMode.GREY16;
    ElementType type = wide ? ElementType.INT32 : ElementType.UINT8;
    if (channels != mode.channels() || pixels.type() != type) {
      throw new InvalidMediaException(
          "The mode %s needs %s pixels of %d channels, not %s %s."
              .formatted(mode, type, mode.channels(), pixels.type(), pixels.shape()));
    }
    if (wide) {
      long[] numbers = pixels.toLongs();
      int[] grey = new int[numbers.length];
      for (int i = 0; i < grey.length; i++) {
        grey[i] = (int) numbers[i];
      }
      return numbers(new Resize16(request).apply(grey, width, height), wanted);
    }
    byte[] bytes = new byte[pixels.elements()];
    pixels.bytes().duplicate().get(bytes);
    Resize8 resize = new Resize8(request);
    byte[] resized =
        switch (mode) {
          case RGB -> resize.rgb(bytes, width, height);
          case RGBA -> resize.rgba(bytes, width, height);
          default -> resize.grey(bytes, width, height);
        };
    return new TensorData(wanted, ElementType.UINT8, ByteBuffer.wrap(resized));
  }

  private static void check(Shape shape) {
    if (shape.rank() != 2 && shape.rank() != 3 || shape.elements().value() == 0) {
      throw new InvalidMediaException(
          "Pixels are (height, width) or (height, width, channels), not %s.".formatted(shape));
    }
  }

  private static Shape withSize(Shape shape, ResizeRequest request) {
    return shape.with(0, Size.of(request.height())).with(1, Size.of(request.width()));
  }

  private static TensorData numbers(int[] values, Shape shape) {
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.multiplyExact(4, values.length)).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asIntBuffer().put(values);
    return new TensorData(shape, ElementType.INT32, bytes);
  }
}
