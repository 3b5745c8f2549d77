package ai.lynx.scenes.question;

/**
 * A question with where it comes from.
 *
 * @param topic its topic
 * @param fact what it asks
 * @param question the question
 */
record Drawn(Topic topic, Fact fact, Question question) {}
