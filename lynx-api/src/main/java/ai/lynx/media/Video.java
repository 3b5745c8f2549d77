package ai.lynx.media;

import ai.lynx.error.InvalidMediaException;
import java.util.ArrayList;
import java.util.List;

/**
 * A video: pictures in order of time. Immutable and safe to share between threads.
 *
 * <p>A model looks at as many frames as it was trained with, chosen evenly by their number, not by
 * their times; only those are decoded. From a longer video give frames at equal distances. A video
 * of fewer frames is filled up by repeating some.
 *
 * @param frames at least one, with times that never go back
 */
public record Video(List<Frame> frames) implements Media {
  /**
   * @throws InvalidMediaException if there are no frames, or one is earlier than the frame before
   *     it
   */
  public Video {
    frames = List.copyOf(frames);
    if (frames.isEmpty()) {
      throw new InvalidMediaException("A video needs at least one frame; this one has none.");
    }
    for (int i = 1; i < frames.size(); i++) {
      if (frames.get(i).seconds() < frames.get(i - 1).seconds()) {
        throw new InvalidMediaException(
            "Frame %d of the video is at %s s, before frame %d at %s s: put frames in order of time."
                .formatted(i, frames.get(i).seconds(), i - 1, frames.get(i - 1).seconds()));
      }
    }
  }

  /**
   * A video of pictures taken one second apart.
   *
   * @throws InvalidMediaException if there are none
   */
  public static Video ofImages(List<Image> images) {
    List<Frame> frames = new ArrayList<>();
    for (Image image : images) {
      frames.add(new Frame(image, frames.size()));
    }
    return new Video(frames);
  }
}
