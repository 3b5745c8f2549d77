package ai.lynx.training;

import ai.lynx.media.Media;
import java.util.Optional;

/**
 * A question with the answer that a model should learn.
 *
 * @param media what it is about, if anything
 * @param question put into the model's prompt template
 * @param answer what the model should say
 */
public record TrainingExample(Optional<Media> media, String question, String answer) {}
