package ai.lynx.mini.training;

import ai.lynx.assembly.model.AssembledModel;
import ai.lynx.spi.engine.Engine;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.tensor.Tensor;

/**
 * Scenes with what the frozen encoder makes of them.
 *
 * @param model sees them
 */
record SceneFeatures(
    AssembledModel model, SceneSet scenes, FeatureCache pictures, FeatureCache clips) {
  /** Computes the features of scenes. */
  static SceneFeatures of(Engine engine, AssembledModel model, SceneSet scenes) {
    return new SceneFeatures(
        model,
        scenes,
        new FeatureCache(engine, model, scenes.pictures()),
        new FeatureCache(engine, model, scenes.clips()));
  }

  /** What the bridge makes of some pictures: (pictures, latents, width). */
  Tensor seePictures(Scope scope, int[] numbers) {
    return model.network().connect(scope.ops(), scope.tensor(pictures.of(numbers)));
  }

  /** What the bridge makes of some videos: (videos, latents, width). */
  Tensor seeClips(Scope scope, int[] numbers) {
    Tensor frames = scope.tensor(clips.of(numbers)); // (videos, frames, tokens, width)
    return model.network().connect(scope.ops(), model.network().joinFrames(scope.ops(), frames));
  }
}
