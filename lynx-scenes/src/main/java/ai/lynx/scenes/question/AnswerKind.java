package ai.lynx.scenes.question;

/** What sort of answer a question wants. */
public enum AnswerKind {
  /** A word or two. */
  OPEN,
  /** "yes" or "no". */
  YES_NO
}
