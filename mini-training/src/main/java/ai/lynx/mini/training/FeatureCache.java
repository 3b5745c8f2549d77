package ai.lynx.mini.training;

import ai.lynx.assembly.model.AssembledModel;
import ai.lynx.scenes.Frame;
import ai.lynx.scenes.Scene;
import ai.lynx.spi.engine.Engine;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Size;
import ai.lynx.spi.tensor.TensorData;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The frozen encoder's features of scenes, computed once: (frames, tokens, width) of each scene.
 */
final class FeatureCache {
  private static final int BATCH = 64;

  private final List<ByteBuffer> perScene = new ArrayList<>();
  private final int frames;
  private final long tokens;
  private final ElementType type;

  /**
   * Computes the features.
   *
   * @param scenes all with equally many frames; at least one
   */
  FeatureCache(Engine engine, AssembledModel model, List<Scene> scenes) {
    Pixels pixels = new Pixels(model.transform().orElseThrow());
    this.frames = scenes.get(0).frames().size();
    this.tokens = model.network().sight().encoder().tokens();
    this.type = model.network().compute();
    for (int from = 0; from < scenes.size(); from += BATCH) {
      List<Scene> batch = scenes.subList(from, Math.min(scenes.size(), from + BATCH));
      List<Frame> all = batch.stream().flatMap(scene -> scene.frames().stream()).toList();
      try (Scope scope = engine.open()) {
        TensorData features =
            scope.read(model.network().encodeImages(scope.ops(), scope.tensor(pixels.of(all))));
        for (int i = 0; i < batch.size(); i++) {
          perScene.add(copy(features.rows((long) i * frames, (long) (i + 1) * frames).bytes()));
        }
      }
    }
  }

  private static ByteBuffer copy(ByteBuffer bytes) {
    return ByteBuffer.allocateDirect(bytes.remaining()).put(bytes.duplicate()).flip();
  }

  /**
   * Features of some scenes: (scenes, tokens, width) of pictures, (scenes, frames, tokens, width)
   * of videos.
   */
  TensorData of(int[] scenes) {
    int bytes = perScene.get(0).remaining();
    ByteBuffer all = ByteBuffer.allocateDirect(bytes * scenes.length);
    for (int scene : scenes) {
      all.put(perScene.get(scene).duplicate());
    }
    List<Size> sizes = new ArrayList<>();
    sizes.add(Size.of(scenes.length));
    if (frames > 1) {
      sizes.add(Size.of(frames));
    }
    sizes.add(Size.of(tokens));
    sizes.add(Size.of(MiniModel.VISION_WIDTH));
    return new TensorData(new Shape(sizes), type, all.flip());
  }
}
