package ai.lynx.assembly.generation;

/** The text of tokens, as far as stop strings need it. Safe for use by several threads. */
@FunctionalInterface
public interface TokenText {
  /** The text of some tokens in a row, special ones written out. */
  String of(int[] tokens);
}
