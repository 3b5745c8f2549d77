package ai.lynx.llm.backbones.huggingface;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.Normalizer;
import java.util.Locale;

/**
 * The normalizer of a {@code tokenizer.json}, as far as it changes the text of an added token. The
 * library applies it to texts itself, but does not offer it.
 */
final class TextNormalizer {
  private final JsonNode normalizer;

  TextNormalizer(JsonNode normalizer) {
    this.normalizer = normalizer;
  }

  /** Kinds that are not known leave the text as it is. */
  String normalize(String text) {
    return apply(normalizer, text);
  }

  private static String apply(JsonNode normalizer, String text) {
    return switch (normalizer.path("type").asText()) {
      case "Sequence" -> {
        String normal = text;
        for (JsonNode one : normalizer.path("normalizers")) {
          normal = apply(one, normal);
        }
        yield normal;
      }
      case "Prepend" -> text.isEmpty() ? text : normalizer.path("prepend").asText() + text;
      case "Replace" ->
          normalizer.path("pattern").has("String")
              ? text.replace(
                  normalizer.path("pattern").path("String").asText(),
                  normalizer.path("content").asText())
              : text;
      case "Lowercase" -> text.toLowerCase(Locale.ROOT);
      case "NFC" -> Normalizer.normalize(text, Normalizer.Form.NFC);
      case "NFD" -> Normalizer.normalize(text, Normalizer.Form.NFD);
      case "NFKC" -> Normalizer.normalize(text, Normalizer.Form.NFKC);
      case "NFKD" -> Normalizer.normalize(text, Normalizer.Form.NFKD);
      default -> text;
    };
  }
}
