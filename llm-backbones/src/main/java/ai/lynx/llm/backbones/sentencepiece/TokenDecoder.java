package ai.lynx.llm.backbones.sentencepiece;

import java.util.ArrayList;
import java.util.List;

/**
 * Ids to text as transformers 4.28.1 does it: added tokens stand between spaces ({@code
 * PreTrainedTokenizer._decode}), special pieces are spelt out ({@code
 * LlamaTokenizer.convert_tokens_to_string}). Immutable.
 */
final class TokenDecoder {
  private final SentencePieceModel model;
  private final Vocabulary vocabulary;
  private final AddedTokens tokens;

  TokenDecoder(SentencePieceModel model, Vocabulary vocabulary, AddedTokens tokens) {
    this.model = model;
    this.vocabulary = vocabulary;
    this.tokens = tokens;
  }

  String decode(int[] ids) {
    List<String> sections = new ArrayList<>();
    List<Integer> section = new ArrayList<>();
    for (int id : ids) {
      if (!tokens.isAdded(id)) {
        section.add(id);
        continue;
      }
      if (!section.isEmpty()) {
        sections.add(decodeSection(section));
        section.clear();
      }
      sections.add(tokens.text(id));
    }
    if (!section.isEmpty()) {
      sections.add(decodeSection(section));
    }
    return String.join(" ", sections);
  }

  /** Ids of the model's own; the space goes in front of the text before a special piece. */
  private String decodeSection(List<Integer> ids) {
    StringBuilder text = new StringBuilder();
    int start = 0; // of the plain pieces since the last special one
    for (int i = 0; i < ids.size(); i++) {
      if (tokens.isSpecial(ids.get(i))) {
        boolean afterSpecial = i > 0 && start == i;
        if (i != 0 && !afterSpecial) {
          text.append(' ');
        }
        text.append(decodePieces(ids.subList(start, i))).append(tokens.text(ids.get(i)));
        start = i + 1;
      }
    }
    return text.append(decodePieces(ids.subList(start, ids.size()))).toString();
  }

  private String decodePieces(List<Integer> ids) {
    PieceDecoder pieces = new PieceDecoder(model, vocabulary);
    StringBuilder text = new StringBuilder();
    ids.forEach(id -> text.append(pieces.next(id)));
    return text.append(pieces.finish()).toString();
  }
}
