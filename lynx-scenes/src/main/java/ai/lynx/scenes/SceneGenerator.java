package ai.lynx.scenes;

import ai.lynx.scenes.content.SceneContent;
import ai.lynx.scenes.label.SceneLabels;
import ai.lynx.scenes.layout.Composer;
import ai.lynx.scenes.layout.PaintedFrame;
import ai.lynx.scenes.layout.Painter;
import ai.lynx.scenes.layout.PatchLabeler;
import ai.lynx.scenes.layout.TrackLabeler;
import ai.lynx.scenes.question.Examiner;
import ai.lynx.scenes.random.SceneRandom;
import java.util.List;

/**
 * Makes scenes from a seed. Picture i and video i are pure functions of the seed and i, so any of
 * them can be made alone, in any order and by any number of threads.
 */
public final class SceneGenerator {
  private static final int PICTURE = 1;
  private static final int VIDEO = 2;
  private static final int PIXELS = 3;
  private static final int QUESTIONS = 1000;

  private final long seed;
  private final Examiner examiner = new Examiner();

  /** A generator of the scenes of one seed; give training and test sets different ones. */
  public SceneGenerator(long seed) {
    this.seed = seed;
  }

  /** The picture with a number. */
  public Scene picture(long index) {
    return scene(index, PICTURE);
  }

  /** The video with a number. */
  public Scene video(long index) {
    return scene(index, VIDEO);
  }

  /** What is in {@link #picture}, without drawing it. */
  public SceneContent pictureContent(long index) {
    return Composer.picture(SceneRandom.of(seed, index, PICTURE));
  }

  /** What is in {@link #video}, without drawing it. */
  public SceneContent videoContent(long index) {
    return Composer.video(SceneRandom.of(seed, index, VIDEO));
  }

  private Scene scene(long index, int kind) {
    SceneContent content = kind == VIDEO ? videoContent(index) : pictureContent(index);
    List<PaintedFrame> painted = Painter.paint(content, SceneRandom.of(seed, index, PIXELS + kind));
    SceneLabels labels =
        SceneLabels.of(
            content,
            painted.stream().map(frame -> PatchLabeler.of(content, frame)).toList(),
            TrackLabeler.of(content, painted));
    return new Scene(
        content,
        painted.stream().map(frame -> new Frame(frame.rgb())).toList(),
        painted.stream().map(PaintedFrame::sightings).toList(),
        labels,
        plan -> examiner.ask(content, plan, questionSeed(index, kind)));
  }

  private long questionSeed(long index, int kind) {
    return SceneRandom.of(seed, index, QUESTIONS + kind).bits();
  }
}
