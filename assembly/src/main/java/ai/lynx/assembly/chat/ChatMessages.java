package ai.lynx.assembly.chat;

import ai.lynx.Chat;
import ai.lynx.ChatMessage;
import ai.lynx.Content;
import ai.lynx.media.Media;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A host's conversation as chat templates see it. */
public final class ChatMessages {
  private static final String TYPE = "type";
  private static final String TEXT = "text";

  private ChatMessages() {}

  /**
   * Roles and texts. Pictures are left out: models that see through a prefix have no place for them
   * in the text.
   */
  public static List<Map<String, Object>> texts(Chat chat) {
    return messages(chat, ChatMessage::text);
  }

  /** Roles and texts, with a text in the place of each picture. */
  static List<Map<String, Object>> texts(Chat chat, String picture) {
    return messages(
        chat,
        message ->
            message.content().stream()
                .map(piece -> piece instanceof Content.Text text ? text.text() : picture)
                .collect(Collectors.joining()));
  }

  /** Roles and lists of parts, texts and pictures, each at its place. */
  static List<Map<String, Object>> parts(Chat chat) {
    return messages(chat, message -> message.content().stream().map(ChatMessages::part).toList());
  }

  private static Map<String, Object> part(Content piece) {
    return piece instanceof Content.Text text
        ? Map.of(TYPE, TEXT, TEXT, text.text())
        : Map.of(TYPE, "image");
  }

  private static List<Map<String, Object>> messages(
      Chat chat, Function<ChatMessage, Object> content) {
    return chat.messages().stream()
        .map(
            message ->
                Map.of(
                    "role",
                    message.role().name().toLowerCase(Locale.ROOT),
                    "content",
                    content.apply(message)))
        .toList();
  }

  /** The pictures and videos, in the order in which they were shown. */
  public static List<Media> media(Chat chat) {
    return chat.messages().stream().flatMap(message -> message.media().stream()).toList();
  }

  /** The picture or video that was shown last. */
  public static Optional<Media> lastMedia(Chat chat) {
    return media(chat).stream().reduce((earlier, later) -> later);
  }
}
