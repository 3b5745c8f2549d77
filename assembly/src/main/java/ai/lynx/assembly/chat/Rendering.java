package ai.lynx.assembly.chat;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a conversation is rendered, with the names of transformers' {@code apply_chat_template}.
 *
 * @param addGenerationPrompt whether the beginning of an answer stands at the end
 * @param continueFinalMessage whether the text ends right behind the last message's own text, so
 *     that the model goes on with it
 * @param tools descriptions of tools in JSON schema; empty gives none
 * @param documents with {@code title} and {@code text}; empty gives none
 * @param more values that a template asks for by other names
 */
public record Rendering(
    boolean addGenerationPrompt,
    boolean continueFinalMessage,
    Optional<List<?>> tools,
    Optional<List<?>> documents,
    Map<String, @Nullable Object> more) {
  public Rendering {
    if (addGenerationPrompt && continueFinalMessage) {
      throw new IllegalArgumentException(
          "An answer cannot both begin and go on: choose one of addGenerationPrompt and"
              + " continueFinalMessage.");
    }
    more = Collections.unmodifiableMap(new LinkedHashMap<>(more));
  }

  /** For an answer to the last message. */
  public static Rendering forAnswer() {
    return new Rendering(true, false, Optional.empty(), Optional.empty(), Map.of());
  }
}
