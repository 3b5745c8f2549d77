package ai.lynx.assembly.model;

import ai.lynx.Chat;
import ai.lynx.ChatMessage;
import ai.lynx.assembly.description.PictureText;
import ai.lynx.assembly.description.PromptDescription;
import ai.lynx.assembly.network.VisionPart;
import ai.lynx.assembly.prompt.PictureChatEncoder;
import ai.lynx.assembly.prompt.PicturePromptEncoder;
import java.util.List;
import java.util.Optional;

/**
 * How a model is asked whose pictures have places in the text.
 *
 * @param text what stands for a picture
 * @param questions puts marks into questions
 * @param chats puts marks into conversations; empty if the model holds none
 */
public record PicturePrompts(
    PictureText text, PicturePromptEncoder questions, Optional<PictureChatEncoder> chats) {
  /** For a model whose pictures have places in the text; empty for any other. */
  public static Optional<PicturePrompts> of(AssembledModel model) {
    PromptDescription description = model.description().prompt();
    Optional<VisionPart> seeing = model.network().vision();
    if (description.picture().isEmpty() || seeing.isEmpty() || seeing.get().mark().isEmpty()) {
      return Optional.empty();
    }
    VisionPart sight = seeing.get();
    PictureText text = description.picture().get();
    int mark = sight.mark().getAsInt();
    int room = sight.bridge().tokens(sight.encoder().tokens());
    int marks = sight.fusion().prefixLength(1) == 0 ? 1 : room;
    boolean converses =
        !model.chatTemplates().isEmpty() && !text.first() && !sight.bridge().readsInstruction();
    return Optional.of(
        new PicturePrompts(
            text,
            new PicturePromptEncoder(description, text, model.tokenizer(), mark, marks),
            converses
                ? Optional.of(
                    new PictureChatEncoder(
                        model.chatTemplates(),
                        text,
                        model.tokenizer(),
                        description.beginOfSequence(),
                        mark,
                        marks))
                : Optional.empty()));
  }

  /**
   * The ids of a question without a picture, as a conversation of one message where the model holds
   * conversations.
   *
   * @throws ai.lynx.error.InvalidPromptException if the model holds conversations, and the question
   *     contains the text of a mark or the chat template does not take it
   */
  public int[] encode(String question) {
    return chats
        .map(encoder -> encoder.encode(Chat.of(ChatMessage.user(question)), List.of()))
        .orElseGet(() -> questions.encode(question));
  }
}
