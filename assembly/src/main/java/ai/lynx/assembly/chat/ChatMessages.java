package ai.lynx.assembly.chat;

import ai.lynx.Chat;
import ai.lynx.ChatMessage;
import ai.lynx.media.Media;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A host's conversation as chat templates see it. */
public final class ChatMessages {
  private ChatMessages() {}

  /**
   * Roles and texts. Pictures are left out: the models that see through a prefix or through gated
   * layers have no place for them in the text.
   */
  public static List<Map<String, Object>> of(Chat chat) {
    return chat.messages().stream()
        .map(
            message ->
                Map.<String, Object>of(
                    "role",
                    message.role().name().toLowerCase(Locale.ROOT),
                    "content",
                    message.text()))
        .toList();
  }

  /** The picture or video that was shown last. */
  public static Optional<Media> lastMedia(Chat chat) {
    return chat.messages().stream()
        .map(ChatMessage::media)
        .flatMap(Optional::stream)
        .reduce((earlier, later) -> later);
  }
}
