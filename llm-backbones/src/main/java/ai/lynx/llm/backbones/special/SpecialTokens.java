package ai.lynx.llm.backbones.special;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which special tokens a folder names.
 *
 * @param roles {@code bos_token}, {@code eos_token} and so on to the token, in transformers' order
 * @param additional {@code additional_special_tokens}
 * @param added {@code added_tokens.json}: text to id
 * @param cleansUpSpaces {@code clean_up_tokenization_spaces}
 */
public record SpecialTokens(
    Map<String, SpecialToken> roles,
    List<SpecialToken> additional,
    Map<String, Integer> added,
    boolean cleansUpSpaces) {
  public SpecialTokens {
    roles = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(roles));
    additional = List.copyOf(additional);
    added = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(added));
  }

  public Optional<SpecialToken> beginOfSequence() {
    return role("bos_token");
  }

  public Optional<SpecialToken> endOfSequence() {
    return role("eos_token");
  }

  public Optional<SpecialToken> padding() {
    return role("pad_token");
  }

  public Optional<SpecialToken> role(String name) {
    return Optional.ofNullable(roles.get(name));
  }

  /** All tokens that have a role or are additional, each once, in order. */
  public Set<SpecialToken> all() {
    Set<SpecialToken> all = new LinkedHashSet<>(roles.values());
    all.addAll(additional);
    return all;
  }

  /** The same, with a padding token if none was named. */
  public SpecialTokens withPadding(SpecialToken padding) {
    if (roles.containsKey("pad_token")) {
      return this;
    }
    Map<String, SpecialToken> more = new LinkedHashMap<>(roles);
    more.put("pad_token", padding);
    return new SpecialTokens(more, additional, added, cleansUpSpaces);
  }
}
