package ai.lynx.scenes;

import ai.lynx.scenes.content.SceneContent;
import ai.lynx.scenes.label.SceneLabels;
import ai.lynx.scenes.label.Sighting;
import ai.lynx.scenes.question.Caption;
import ai.lynx.scenes.question.Question;
import ai.lynx.scenes.question.QuestionPlan;
import java.util.List;
import java.util.function.Function;

/** A picture or a video with everything that is known about it. */
public final class Scene {
  private final SceneContent content;
  private final List<Frame> frames;
  private final List<List<Sighting>> sightings;
  private final SceneLabels labels;
  private final Function<QuestionPlan, List<Question>> examiner;

  Scene(
      SceneContent content,
      List<Frame> frames,
      List<List<Sighting>> sightings,
      SceneLabels labels,
      Function<QuestionPlan, List<Question>> examiner) {
    this.content = content;
    this.frames = List.copyOf(frames);
    this.sightings = List.copyOf(sightings);
    this.labels = labels;
    this.examiner = examiner;
  }

  /** What is in it. */
  public SceneContent content() {
    return content;
  }

  /** One frame for a picture, four for a video. */
  public List<Frame> frames() {
    return frames;
  }

  /** Where the figures are in each frame, in pixels. */
  public List<List<Sighting>> sightings() {
    return sightings;
  }

  /** Dense labels for training. */
  public SceneLabels labels() {
    return labels;
  }

  /** Questions by plan; the same plan gives the same questions. */
  public List<Question> questions(QuestionPlan plan) {
    return examiner.apply(plan);
  }

  /** The dense caption. */
  public Question caption() {
    return Caption.of(content);
  }
}
