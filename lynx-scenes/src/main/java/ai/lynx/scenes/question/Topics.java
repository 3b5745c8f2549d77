package ai.lynx.scenes.question;

import java.util.List;
import java.util.stream.Stream;

/** All topics there are. */
final class Topics {
  private Topics() {}

  static List<Topic> all() {
    return Stream.of(
            OcrTopics.all(),
            CountingTopics.all(),
            ReasoningTopics.all(),
            PlaceTopics.all(),
            ColorTopics.all(),
            SpatialTopics.all(),
            ActionTopics.all(),
            OthersTopics.all(),
            VideoYesNoTopics.all(),
            VideoOthersTopics.all())
        .flatMap(List::stream)
        .toList();
  }
}
