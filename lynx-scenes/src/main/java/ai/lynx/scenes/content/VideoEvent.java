package ai.lynx.scenes.content;

import java.util.Optional;

/**
 * What happens in a video.
 *
 * @param kind the sort of event
 * @param subject the figure it happens to; no other figure of the video has its shape
 * @param newHue the colour it turns, for {@link EventKind#COLOR} only
 */
public record VideoEvent(EventKind kind, Figure subject, Optional<Hue> newHue) {

  public VideoEvent {
    if (newHue.isPresent() != (kind == EventKind.COLOR)) {
      throw new IllegalArgumentException("a new colour goes with a change of colour only: " + kind);
    }
  }

  /** The verb with the new colour, where there is one. */
  public String phrase() {
    return newHue.map(hue -> kind.verb() + " " + hue.word()).orElse(kind.verb());
  }
}
