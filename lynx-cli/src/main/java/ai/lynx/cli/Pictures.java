package ai.lynx.cli;

import ai.lynx.Content;
import ai.lynx.LynxModel;
import ai.lynx.Sight;
import ai.lynx.media.Image;
import ai.lynx.media.Media;
import ai.lynx.media.Video;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a question on the command line is about.
 *
 * @param images files that were read; one or more
 */
record Pictures(List<Image> images) {
  Pictures {
    images = List.copyOf(images);
  }

  static Pictures read(List<Path> files) {
    return new Pictures(files.stream().map(Image::read).toList());
  }

  /**
   * As a model takes them: several are pictures to a model that sees many, and the frames of a
   * video to any other.
   */
  List<? extends Media> media(LynxModel model) {
    boolean pictures = images.size() == 1 || model.sight() == Sight.MANY;
    return pictures ? images : List.of(Video.ofImages(images));
  }

  /** The question, with these in front of it. */
  static List<Content> content(List<? extends Media> shown, String question) {
    return Stream.concat(shown.stream().map(Content::of), Stream.of(Content.text(question)))
        .toList();
  }
}
