package ai.lynx.llm.backbones.sentencepiece;

import ai.lynx.error.CheckpointException;
import ai.lynx.llm.backbones.special.SpecialToken;
import ai.lynx.llm.backbones.special.SpecialTokens;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The tokens around a sentencepiece model: those that are never cut, and those that the model does
 * not have, which get the ids behind its own, as transformers 4.28.1 numbers them. Immutable.
 */
final class AddedTokens {
  private final Vocabulary vocabulary;
  private final Map<String, Integer> addedIds = new HashMap<>();
  private final List<String> addedTexts = new ArrayList<>();
  private final Map<String, SpecialToken> uncut = new HashMap<>();
  private final Set<Integer> special = new HashSet<>();

  /**
   * @throws CheckpointException if {@code added_tokens.json} leaves numbers out
   */
  AddedTokens(Vocabulary vocabulary, SpecialTokens tokens) {
    this.vocabulary = vocabulary;
    tokens.added().entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.naturalOrder()))
        .forEach(entry -> addNumbered(entry.getKey(), entry.getValue()));
    tokens.all().forEach(this::addSpecial);
  }

  private void addNumbered(String text, int id) {
    if (vocabulary.find(text).isEmpty()) {
      if (id != size()) {
        throw new CheckpointException(
            "added_tokens.json gives \"%s\" the id %d; the next one is %d."
                .formatted(text, id, size()));
      }
      add(text);
    }
    uncut.put(text, new SpecialToken(text, true, true));
  }

  private void addSpecial(SpecialToken token) {
    if (find(token.text()).isEmpty()) {
      add(token.text());
    }
    special.add(find(token.text()).orElseThrow());
    uncut.merge(
        token.text(),
        token,
        (a, b) ->
            new SpecialToken(
                a.text(), a.stripsLeft() && b.stripsLeft(), a.stripsRight() && b.stripsRight()));
  }

  private void add(String text) {
    addedIds.put(text, size());
    addedTexts.add(text);
  }

  /** How many ids there are, the model's included. */
  int size() {
    return vocabulary.size() + addedTexts.size();
  }

  boolean contains(int id) {
    return id >= 0 && id < size();
  }

  OptionalInt find(String text) {
    Integer id = addedIds.get(text);
    return id == null ? vocabulary.find(text) : OptionalInt.of(id);
  }

  /** Whether an id lies behind the model's own. */
  boolean isAdded(int id) {
    return id >= vocabulary.size();
  }

  /** Whether an id is left out of plain text. */
  boolean isSpecial(int id) {
    return special.contains(id);
  }

  /** How an id is written. */
  String text(int id) {
    return isAdded(id) ? addedTexts.get(id - vocabulary.size()) : vocabulary.piece(id).text();
  }

  /** Tokens that stand for themselves wherever they are written, by text. */
  Map<String, SpecialToken> uncut() {
    return uncut;
  }
}
