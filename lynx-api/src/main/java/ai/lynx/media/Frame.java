package ai.lynx.media;

import ai.lynx.error.InvalidMediaException;

/**
 * One picture of a video.
 *
 * @param image the picture
 * @param seconds its time from the start of the video, not negative
 */
public record Frame(Image image, double seconds) {
  /**
   * @throws InvalidMediaException if the time is negative or no number
   */
  public Frame {
    if (!(seconds >= 0) || Double.isInfinite(seconds)) {
      throw new InvalidMediaException(
          "The time of a frame must be 0 or more seconds, not " + seconds + ".");
    }
  }
}
