package ai.lynx.assembly.gguf;

/**
 * The heads of a model.
 *
 * @param queries how many queries a token asks
 * @param keys how many keys and values it has
 * @param width the length of each; even
 */
record GgufHeads(int queries, int keys, int width) {
  /** More than any model has; three times their product is a number of rows. */
  private static final int MOST = 1 << 14;

  static GgufHeads of(GgufKeys read) {
    String architecture = read.architecture();
    int queries = positive(read, architecture + ".attention.head_count");
    int keys = read.integer(architecture + ".attention.head_count_kv").orElse(queries);
    int all = positive(read, architecture + ".embedding_length");
    int width = read.integer(architecture + ".attention.key_length").orElse(all / queries);
    int value = read.integer(architecture + ".attention.value_length").orElse(width);
    if (width < 2 || width % 2 != 0 || width != value) {
      throw read.wrong(
          "its heads are %d wide, their values %d; both must be the same even number",
          width, value);
    }
    if (keys < 1 || queries > MOST || keys > MOST || width > MOST) {
      throw read.wrong(
          "it has %d heads and %d key/value heads of the width %d", queries, keys, width);
    }
    return new GgufHeads(queries, keys, width);
  }

  private static int positive(GgufKeys read, String key) {
    int value = read.required(key);
    if (value < 1) {
      throw read.wrong("%s is %d; it must be positive", key, value);
    }
    return value;
  }
}
