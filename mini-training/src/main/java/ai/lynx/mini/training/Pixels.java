package ai.lynx.mini.training;

import ai.lynx.scenes.Frame;
import ai.lynx.spi.media.ImageTransform;
import ai.lynx.spi.media.RgbImage;
import ai.lynx.spi.tensor.TensorData;
import java.util.List;

/**
 * Frames to what the vision encoder reads, by the model's own transform.
 *
 * @param transform of the model
 */
record Pixels(ImageTransform transform) {
  /** FLOAT32 (frames, 3, size, size). */
  TensorData of(List<Frame> frames) {
    return transform.apply(
        frames.stream().map(frame -> new RgbImage(Frame.SIZE, Frame.SIZE, frame.rgb())).toList());
  }
}
