package ai.lynx.llm.backbones.special;

/**
 * A token that stands for itself wherever it is written.
 *
 * @param text how it is written
 * @param stripsLeft whether white space before it goes
 * @param stripsRight whether white space behind it goes
 */
public record SpecialToken(String text, boolean stripsLeft, boolean stripsRight) {}
