package ai.lynx.scenes.question;

import ai.lynx.scenes.content.Place;
import ai.lynx.scenes.content.SceneContent;
import java.util.List;
import java.util.stream.Stream;

/** Where the scene is set. */
final class PlaceTopics {
  private PlaceTopics() {}

  static List<Topic> all() {
    return List.of(
        Topic.open(
            "place.which",
            QuestionClass.PLACE,
            List.of(
                "where is this?",
                "what place is this?",
                "which place is shown?",
                "where are we?",
                "what is in the background?"),
            content -> List.of(Fact.of(content.place().word()))),
        Topic.yesNo(
            "place.is",
            QuestionClass.PLACE,
            List.of(
                "is this {0}?",
                "is this a picture of {0}?",
                "does the picture show {0}?",
                "is the background {0}?"),
            PlaceTopics::is));
  }

  /** A beach shows some sea, so nobody is asked there whether it shows the sea. */
  private static List<Fact> is(SceneContent content) {
    Place here = content.place();
    return Stream.of(Place.values())
        .filter(place -> !(here == Place.BEACH && place == Place.SEA))
        .map(place -> Fact.yesNo(place == here, place.phrase()).within(place.word()))
        .toList();
  }
}
