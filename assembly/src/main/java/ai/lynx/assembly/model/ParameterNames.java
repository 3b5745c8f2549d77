package ai.lynx.assembly.model;

/** Which part of a model a parameter belongs to, by its name in the official state dict. */
public final class ParameterNames {
  private ParameterNames() {}

  public static boolean ofVisionEncoder(String name) {
    return name.startsWith("vision_encoder.");
  }

  public static boolean ofFramePositions(String name) {
    return name.equals("absolute_frame_pos_embed");
  }

  public static boolean ofBridge(String name) {
    return name.startsWith("bridge.");
  }

  public static boolean ofFusion(String name) {
    return name.startsWith("fusion.");
  }

  public static boolean ofAdapter(String name) {
    return name.contains(".output_adapter.");
  }

  public static boolean ofLanguageModel(String name) {
    return name.startsWith("LLM.") && !ofAdapter(name);
  }

  /**
   * Whether the paper trains it: the vision encoder and the language model are frozen, all else is
   * trained.
   */
  public static boolean isTrained(String name) {
    return !ofVisionEncoder(name) && !ofLanguageModel(name);
  }
}
