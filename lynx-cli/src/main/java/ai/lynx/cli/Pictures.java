package ai.lynx.cli;

import ai.lynx.Prompt;
import ai.lynx.media.Image;
import ai.lynx.media.Media;
import ai.lynx.media.Video;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a question on the command line is about: one file is a picture, several are the frames of a
 * video.
 *
 * @param media the picture or video
 */
record Pictures(Media media) {
  static Pictures read(List<Path> files) {
    List<Image> images = files.stream().map(Image::read).toList();
    return new Pictures(images.size() == 1 ? images.get(0) : Video.ofImages(images));
  }

  Prompt ask(String question) {
    return new Prompt(Optional.of(media), question);
  }
}
