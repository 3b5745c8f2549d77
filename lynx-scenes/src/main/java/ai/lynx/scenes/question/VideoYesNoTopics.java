package ai.lynx.scenes.question;

import ai.lynx.scenes.content.EventKind;
import ai.lynx.scenes.content.Figure;
import ai.lynx.scenes.content.Hue;
import ai.lynx.scenes.content.SceneContent;
import ai.lynx.scenes.content.VideoEvent;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether something happens in a video. */
final class VideoYesNoTopics {
  static final Map<EventKind, String> DOES =
      Map.of(
          EventKind.LEFT, "move left",
          EventKind.RIGHT, "move right",
          EventKind.UP, "move up",
          EventKind.DOWN, "move down",
          EventKind.BIGGER, "get bigger",
          EventKind.SMALLER, "get smaller",
          EventKind.APPEARS, "appear",
          EventKind.DISAPPEARS, "disappear",
          EventKind.COLOR, "change its color",
          EventKind.STILL, "stand still");

  /**
   * Events of which one cannot say for sure whether they are a kind of moving or of standing still.
   */
  private static final Set<EventKind> UNCLEAR =
      EnumSet.of(EventKind.BIGGER, EventKind.SMALLER, EventKind.APPEARS, EventKind.DISAPPEARS);

  private VideoYesNoTopics() {}

  static List<Topic> all() {
    return List.of(
        Topic.yesNo(
            "video.anything-moves",
            QuestionClass.VIDEO_YES_NO,
            List.of("is anything moving?", "does something move?", "does any shape move?"),
            content ->
                content.event().filter(e -> !UNCLEAR.contains(e.kind())).stream()
                    .map(e -> Fact.yesNo(e.kind().moves()))
                    .toList()),
        Topic.yesNo(
            "video.moves",
            QuestionClass.VIDEO_YES_NO,
            List.of("is the {0} moving?", "does the {0} move?"),
            VideoYesNoTopics::moves),
        Topic.yesNo(
            "video.does",
            QuestionClass.VIDEO_YES_NO,
            List.of("does the {0} {1}?"),
            VideoYesNoTopics::does),
        Topic.yesNo(
            "video.turns",
            QuestionClass.VIDEO_YES_NO,
            List.of("does the {0} turn {1}?", "is the {0} {1} at the end?"),
            VideoYesNoTopics::turns));
  }

  private static List<Fact> moves(SceneContent content) {
    List<Fact> facts = new ArrayList<>();
    VideoEvent event = content.event().orElseThrow();
    for (Figure figure : content.uniqueByShape()) {
      boolean subject = figure.equals(event.subject());
      if (!subject || !UNCLEAR.contains(event.kind())) {
        boolean yes = subject && event.kind().moves();
        facts.add(Fact.yesNo(yes, figure.noun()).weighing(event.kind().moves() ? 2 : 1));
      }
    }
    return facts;
  }

  private static List<Fact> does(SceneContent content) {
    List<Fact> facts = new ArrayList<>();
    VideoEvent event = content.event().orElseThrow();
    for (Figure figure : content.uniqueByShape()) {
      boolean subject = figure.equals(event.subject());
      EventKind done = subject ? event.kind() : EventKind.STILL;
      for (EventKind asked : EventKind.values()) {
        boolean doubtful = asked == EventKind.STILL && done != EventKind.STILL && !done.moves();
        if (!doubtful) {
          boolean near = subject || asked == event.kind();
          facts.add(
              Fact.yesNo(asked == done, figure.noun(), DOES.get(asked))
                  .within(asked.verb())
                  .weighing(near ? 3 : 1));
        }
      }
    }
    return facts;
  }

  /** A wrong colour is mostly the one it had before. */
  private static List<Fact> turns(SceneContent content) {
    List<Fact> facts = new ArrayList<>();
    for (VideoEvent event : content.event().filter(e -> e.newHue().isPresent()).stream().toList()) {
      for (Hue hue : Hue.values()) {
        boolean near = hue == event.subject().hue() || content.count(f -> f.hue() == hue) > 0;
        facts.add(
            Fact.yesNo(hue == event.newHue().orElseThrow(), event.subject().noun(), hue.word())
                .weighing(near ? 3 : 1));
      }
    }
    return facts;
  }
}
