package ai.lynx.scenes.question;

import ai.lynx.scenes.content.EventKind;
import ai.lynx.scenes.content.Figure;
import ai.lynx.scenes.content.SceneContent;
import ai.lynx.scenes.content.VideoEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What happens in a video. */
final class VideoOthersTopics {
  private VideoOthersTopics() {}

  static List<Topic> all() {
    return List.of(
        Topic.open(
            "video.what-happens",
            QuestionClass.VIDEO_OTHERS,
            List.of("what happens to the {0}?", "what does the {0} do?"),
            VideoOthersTopics::happens),
        Topic.open(
            "video.which-way",
            QuestionClass.VIDEO_OTHERS,
            List.of(
                "which way does the {0} move?",
                "in which direction does the {0} go?", "which way does the {0} go?"),
            content ->
                event(content, e -> e.kind().moves()).stream()
                    .map(e -> Fact.of(e.kind().way(), e.subject().noun()))
                    .toList()),
        who(
            "video.what-moves",
            List.of("what moves?", "what is moving?", "which shape is moving?"),
            EventKind::moves),
        who(
            "video.what-grows",
            List.of("what gets bigger?", "which shape gets bigger?"),
            kind -> kind == EventKind.BIGGER),
        who(
            "video.what-shrinks",
            List.of("what gets smaller?", "which shape gets smaller?"),
            kind -> kind == EventKind.SMALLER),
        who(
            "video.what-appears",
            List.of("what appears?", "which shape appears?"),
            kind -> kind == EventKind.APPEARS),
        who(
            "video.what-disappears",
            List.of("what disappears?", "which shape disappears?"),
            kind -> kind == EventKind.DISAPPEARS),
        Topic.open(
            "video.what-turns",
            QuestionClass.VIDEO_OTHERS,
            List.of("what changes its color?", "which shape changes its color?"),
            content ->
                event(content, e -> e.newHue().isPresent()).stream()
                    .map(e -> Fact.of(e.subject().noun()))
                    .toList()),
        Topic.open(
            "video.new-color",
            QuestionClass.VIDEO_OTHERS,
            List.of("what color does the {0} turn?", "what color is the {0} at the end?"),
            content ->
                event(content, e -> e.newHue().isPresent()).stream()
                    .map(e -> Fact.of(e.newHue().orElseThrow().word(), e.subject().noun()))
                    .toList()),
        Topic.open(
            "video.old-color",
            QuestionClass.VIDEO_OTHERS,
            List.of("what color is the {0} at first?", "what color is the {0} at the start?"),
            content ->
                event(content, e -> e.newHue().isPresent()).stream()
                    .map(e -> Fact.of(e.subject().hue().word(), e.subject().noun()))
                    .toList()),
        Topic.open(
            "video.color",
            QuestionClass.VIDEO_OTHERS,
            List.of("what color is the moving shape?", "which color does the moving shape have?"),
            content ->
                event(content, e -> e.kind().moves()).stream()
                    .map(e -> Fact.of(e.subject().hue().word()))
                    .toList()));
  }

  private static Topic who(String name, List<String> wordings, Predicate<EventKind> fits) {
    return Topic.open(
        name,
        QuestionClass.VIDEO_OTHERS,
        wordings,
        content ->
            event(content, e -> fits.test(e.kind())).stream()
                .map(
                    e ->
                        Fact.of(e.subject().hue().word() + " " + e.subject().noun()).grouped("any"))
                .toList());
  }

  private static List<VideoEvent> event(SceneContent content, Predicate<VideoEvent> fits) {
    return content.event().filter(fits).stream().toList();
  }

  private static List<Fact> happens(SceneContent content) {
    List<Fact> facts = new ArrayList<>();
    for (VideoEvent event : event(content, e -> true)) {
      facts.add(Fact.of(event.phrase(), event.subject().noun()).grouped(event.kind().verb()));
      for (Figure figure : content.uniqueByShape()) {
        if (!figure.equals(event.subject())) {
          facts.add(Fact.of(EventKind.STILL.verb(), figure.noun()));
        }
      }
    }
    return facts;
  }
}
