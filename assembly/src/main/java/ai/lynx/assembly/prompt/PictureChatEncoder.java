package ai.lynx.assembly.prompt;

import ai.lynx.Chat;
import ai.lynx.ChatMessage;
import ai.lynx.assembly.chat.ChatTemplates;
import ai.lynx.assembly.description.PictureText;
import ai.lynx.error.InvalidPromptException;
import ai.lynx.spi.media.PicturePieces;
import ai.lynx.spi.text.Tokenizer;
import java.util.List;
import java.util.OptionalInt;

/**
 * Conversations with pictures to token ids: the chat template puts a mark at each picture's place,
 * and the mark becomes what the model reads for a picture of that size, as Hugging Face's
 * processors do it.
 *
 * @param templates renders
 * @param picture what stands for a picture
 * @param tokenizer the language model's
 * @param begins whether texts begin with the tokenizer's begin-of-sequence token; a template that
 *     writes it is not given another
 * @param mark the id of a mark
 * @param vectors of each piece of a picture
 */
public record PictureChatEncoder(
    ChatTemplates templates,
    PictureText picture,
    Tokenizer tokenizer,
    boolean begins,
    int mark,
    int vectors) {
  /**
   * The ids of a conversation.
   *
   * @param pictures those of its messages, in their order
   * @throws InvalidPromptException if somebody said a mark, or the template does not take the
   *     conversation or leaves out a picture
   */
  public int[] encode(Chat chat, List<PicturePieces> pictures) {
    MarkedText marked = new MarkedText(tokenizer, picture.mark(), mark);
    chat.messages().stream().map(ChatMessage::text).forEach(marked::refuse);
    int[] ids = marked.ids(shown(templates.render(chat, picture.mark()), pictures));
    boolean begun = ids.length > 0 && tokenizer.beginOfSequence().equals(OptionalInt.of(ids[0]));
    return begins && !begun ? BeginOfSequence.before(tokenizer, ids) : ids;
  }

  /** A rendered text with what is read for its pictures. */
  private String shown(String rendered, List<PicturePieces> pictures) {
    StringBuilder text = new StringBuilder();
    int from = 0;
    for (PicturePieces pieces : pictures) {
      int place = rendered.indexOf(picture.mark(), from);
      if (place < 0) {
        break;
      }
      String read = picture.of(pieces.rows(), pieces.columns(), vectors);
      boolean joins = picture.shared() && from > 0 && place == from;
      text.append(rendered, from, place)
          .append(joins ? read.substring(picture.before().length()) : read);
      from = place + picture.mark().length();
    }
    int places = rendered.split(java.util.regex.Pattern.quote(picture.mark()), -1).length - 1;
    if (places != pictures.size()) {
      throw new InvalidPromptException(
          "The chat template of %s has places for %d pictures in this conversation, which has %d."
              .formatted(templates.name(), places, pictures.size()));
    }
    return text.append(rendered, from, rendered.length()).toString();
  }
}
