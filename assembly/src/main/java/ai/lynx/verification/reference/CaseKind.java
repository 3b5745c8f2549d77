package ai.lynx.verification.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What sort a case is that does not say so: told by what its description has.
 *
 * @param kind the sort
 * @param fields all of which such a case has
 */
record CaseKind(String kind, List<String> fields) {
  private static final List<CaseKind> UNNAMED =
      List.of(
          new CaseKind("chat-templates", List.of("templates", "conversations", "renderings")),
          new CaseKind("sampling", List.of("settings", "beam_settings", "rows")),
          new CaseKind("generation", List.of("settings", "prompts", "special_ids")),
          new CaseKind("real-language-model", List.of("file", "options", "prompts")),
          new CaseKind("stop-strings", List.of("sequences", "stop_strings", "rows")));

  /** The sort that a description names or shows; empty if it does neither. */
  static String of(JsonNode description) {
    if (description.has("kind")) {
      return description.get("kind").asText();
    }
    return UNNAMED.stream()
        .filter(one -> one.fields().stream().allMatch(description::has))
        .map(CaseKind::kind)
        .findFirst()
        .orElse("");
  }
}
