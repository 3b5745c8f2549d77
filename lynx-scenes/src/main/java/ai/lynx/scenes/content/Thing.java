package ai.lynx.scenes.content;

/** Whatever stands in a cell of a scene. */
public sealed interface Thing permits Figure, Person, Sign {

  /** Where it stands; in a video, where it stands at the start. */
  Cell cell();

  /** The noun a question uses for it. */
  String noun();
}
