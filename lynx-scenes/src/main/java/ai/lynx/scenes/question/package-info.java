/**
 * Questions about scenes, with answers derived from the content alone.
 *
 * <p>A {@link ai.lynx.scenes.question.Topic} is one thing that can be asked, in several wordings;
 * it lists all {@link ai.lynx.scenes.question.Fact}s that a scene offers for it. The {@link
 * ai.lynx.scenes.question.Examiner} draws from them so that the question's text alone does not tell
 * the answer: within a topic every answer comes up equally often, by the odds in {@code
 * answer-odds.txt}.
 */
package ai.lynx.scenes.question;
