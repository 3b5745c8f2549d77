package ai.lynx.verification.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** What a case that names no kind is about, told by its description, wherever the case lies. */
final class CaseArea {
  private CaseArea() {}

  /** The area; empty if the description shows none. */
  static Optional<String> of(JsonNode description) {
    JsonNode generated = description.path("generate").path(0);
    if (generated.has("inputs")) {
      return Optional.of("vlm"); // prefixes of inputs, of which pixels are some
    }
    if (generated.has("input_ids")) {
      return Optional.of("llm");
    }
    if (description.has("strings")) {
      return Optional.of("tokenizers");
    }
    if (description.has("items")) {
      return Optional.of("images");
    }
    return description.has("image_size") || description.has("pictures")
        ? Optional.of("vision")
        : Optional.empty();
  }
}
