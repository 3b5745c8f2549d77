package ai.lynx.mini.training;

import ai.lynx.scenes.Scene;
import ai.lynx.scenes.SceneGenerator;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/**
 * Scenes of one seed.
 *
 * @param pictures scenes of one frame
 * @param clips scenes of four frames
 */
record SceneSet(List<Scene> pictures, List<Scene> clips) {
  /** Draws scenes; on all processors, with the same result as on one. */
  static SceneSet draw(long seed, int pictures, int clips) {
    SceneGenerator generator = new SceneGenerator(seed);
    return new SceneSet(all(pictures, generator::picture), all(clips, generator::video));
  }

  private static List<Scene> all(int count, LongFunction<Scene> make) {
    return LongStream.range(0, count).parallel().mapToObj(make).toList();
  }
}
