package ai.lynx.scenes.content;

/**
 * The stick person of a scene; there is never more than one.
 *
 * @param pose what the person does
 * @param cell where
 */
public record Person(Pose pose, Cell cell) implements Thing {

  @Override
  public String noun() {
    return "person";
  }
}
