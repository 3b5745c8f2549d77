package ai.lynx.scenes.question;

/**
 * A question with its answer, all in lower case.
 *
 * @param questionClass its class
 * @param wording the pattern it was made from, with {0} and {1} where words were put in: what a
 *     blind guesser is measured by
 * @param kind open or yes/no
 * @param text the question
 * @param answer the one right answer
 */
public record Question(
    QuestionClass questionClass, String wording, AnswerKind kind, String text, String answer) {}
