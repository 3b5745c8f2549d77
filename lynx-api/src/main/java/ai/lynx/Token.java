package ai.lynx;

/**
 * A piece of an answer while it is being written.
 *
 * @param id the token's number in the model's vocabulary
 * @param text the characters that became certain with this token; may be empty, never a split
 *     character. The texts of all tokens of an answer, joined, are the answer before outer blanks
 *     are removed.
 */
public record Token(int id, String text) {}
