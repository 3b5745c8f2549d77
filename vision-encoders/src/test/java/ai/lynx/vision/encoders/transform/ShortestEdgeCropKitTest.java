package ai.lynx.vision.encoders.transform;

import ai.lynx.spi.config.Settings;
import ai.lynx.spi.media.ImageTransform;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.testkit.media.ImageTransformTest;
import java.util.Map;

class ShortestEdgeCropKitTest extends ImageTransformTest {
  @Override
  protected ImageTransform transform() {
    return new ShortestEdgeCropProvider().create(Settings.of("test", Map.of("size", 28)));
  }

  @Override
  protected Shape output() {
    return Shape.of(3, 28, 28);
  }
}
