package ai.lynx.hub.http;

import java.time.Duration;
import java.util.Optional;

/**
 * How long to wait, and how often to repeat.
 *
 * @param connect for a connection
 * @param answer for the head of an answer
 * @param stall for the next bytes of an answer
 * @param attempts in a row that bring nothing, before giving up
 * @param firstPause before the second attempt; each further pause is twice as long
 * @param longestPause that pauses grow to
 * @param longestAsked that a server may ask to wait with Retry-After
 */
public record Timing(
    Duration connect,
    Duration answer,
    Duration stall,
    int attempts,
    Duration firstPause,
    Duration longestPause,
    Duration longestAsked) {
  /** The hub counts requests in windows of five minutes, so that may have to be waited for. */
  static final Timing DEFAULTS =
      new Timing(
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          6,
          Duration.ofSeconds(1),
          Duration.ofSeconds(8),
          Duration.ofMinutes(5));

  Timing with(Optional<Duration> otherAnswer, Optional<Duration> otherStall) {
    return new Timing(
        connect,
        otherAnswer.orElse(answer),
        otherStall.orElse(stall),
        attempts,
        firstPause,
        longestPause,
        longestAsked);
  }
}
