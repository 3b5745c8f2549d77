package ai.lynx.training;

import ai.lynx.Prompt;
import ai.lynx.media.Image;
import ai.lynx.media.Media;
import ai.lynx.media.Video;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A question with the answers that are right.
 *
 * @param pictures files of what it is about: one picture, or the frames of a video in order of
 *     time; empty for text alone
 * @param video whether the pictures are a video
 * @param question put into the model's prompt template
 * @param answers at least one; a model is trained to give the first
 * @param category a word to group scores by
 */
public record LabelledQuestion(
    List<Path> pictures, boolean video, String question, List<String> answers, String category) {
  public LabelledQuestion {
    pictures = List.copyOf(pictures);
    answers = List.copyOf(answers);
    if (answers.isEmpty()) {
      throw new IllegalArgumentException("A question needs an answer.");
    }
    if (video ? pictures.isEmpty() : pictures.size() > 1) {
      throw new IllegalArgumentException(
          "A question is about one picture, or a video of at least one.");
    }
  }

  /**
   * What it is about, read from its files now.
   *
   * @throws ai.lynx.error.InvalidMediaException if a file cannot be read
   */
  public Optional<Media> media() {
    List<Image> images = pictures.stream().map(Image::read).toList();
    return video
        ? Optional.of(Video.ofImages(images))
        : images.stream().findFirst().map(Media.class::cast);
  }

  /** What a model is asked. */
  public Prompt prompt() {
    return new Prompt(media(), question);
  }

  /** The answer that a model is trained to give. */
  public String answer() {
    return answers.get(0);
  }

  /** Whether a text is one of the answers, apart from case and outer blanks. */
  public boolean isRight(String text) {
    return answers.stream().anyMatch(answer -> plain(answer).equals(plain(text)));
  }

  private static String plain(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }
}
