package ai.lynx.llm.backbones.families;

import ai.lynx.llm.backbones.decoder.AttentionSpec;
import ai.lynx.spi.config.SettingsReader;
import java.util.OptionalInt;

/**
 * The heads that a family has where its file does not say: {@code num_attention_heads}, {@code
 * num_key_value_heads} (empty: as many) and {@code head_dim} (empty: the hidden size over heads).
 */
record Heads(int heads, OptionalInt keyHeads, OptionalInt headWidth) {
  /** As many key heads as heads, which share the width. */
  static Heads of(int heads) {
    return new Heads(heads, OptionalInt.empty(), OptionalInt.empty());
  }

  Heads withKeyHeads(int count) {
    return new Heads(heads, OptionalInt.of(count), headWidth);
  }

  Heads withHeadWidth(int width) {
    return new Heads(heads, keyHeads, OptionalInt.of(width));
  }

  /** The keys, as attention that does not turn yet. */
  AttentionSpec read(SettingsReader read, int width) {
    int queries = read.integer("num_attention_heads", heads, 1, Sizes.WIDEST);
    int otherwise = read.isNull("num_key_value_heads") ? queries : keyHeads.orElse(queries);
    int keys = read.integer("num_key_value_heads", otherwise, 1, Sizes.WIDEST);
    if (queries % keys != 0) {
      read.problem(
          "num_key_value_heads", "must divide num_attention_heads (" + queries + "), not " + keys);
      keys = queries;
    }
    OptionalInt known = read.isNull("head_dim") ? OptionalInt.empty() : headWidth;
    if (!read.has("head_dim") && known.isEmpty()) {
      refuseUnevenWidth(read, width, queries);
    }
    int each = known.orElse(Math.max(1, width / queries));
    return AttentionSpec.of(queries, keys, read.integer("head_dim", each, 1, Sizes.WIDEST));
  }

  /** The heads of a family that knows neither key heads nor head widths. */
  AttentionSpec readPlain(SettingsReader read, int width) {
    int queries = read.integer("num_attention_heads", heads, 1, Sizes.WIDEST);
    refuseUnevenWidth(read, width, queries);
    return AttentionSpec.of(queries, queries, Math.max(1, width / queries));
  }

  private static void refuseUnevenWidth(SettingsReader read, int width, int heads) {
    if (width % heads != 0) {
      read.problem(
          "num_attention_heads",
          "must divide hidden_size (" + width + ") where head_dim is not given, not " + heads);
    }
  }
}
