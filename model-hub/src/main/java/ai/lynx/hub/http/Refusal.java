package ai.lynx.hub.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;

/** An answer whose status says no. */
public final class Refusal extends IOException {
  private static final long serialVersionUID = 1L;

  /** Those that may be answered otherwise after a while. */
  private static final Set<Integer> PASSING = Set.of(408, 425, 429, 500, 502, 503, 504);

  private final int status;
  private final String code;
  private final String reason;
  private final transient HttpHeaders headers;

  Refusal(URI uri, int status, HttpHeaders headers) {
    super("%s answers with status %d".formatted(uri.getHost(), status));
    this.status = status;
    this.headers = headers;
    this.code = headers.firstValue("X-Error-Code").orElse("");
    this.reason = headers.firstValue("X-Error-Message").orElse("");
  }

  public int status() {
    return status;
  }

  /** The hub's word for what is wrong, such as {@code GatedRepo}; empty if it said none. */
  String code() {
    return code;
  }

  /** The hub's sentence about what is wrong; empty if it said none. */
  String reason() {
    return reason;
  }

  /** Whether the same request may succeed later. */
  boolean mayPass() {
    return PASSING.contains(status);
  }

  /**
   * How long the server asks to wait, as seconds or as a date, in Retry-After; or else until its
   * window of requests ends.
   */
  Optional<Duration> wait(Instant now) {
    Optional<String> retryAfter = headers.firstValue("Retry-After").map(String::strip);
    if (retryAfter.isEmpty()) {
      return headers
          .firstValue("RateLimit")
          .filter(value -> value.matches(".*;\\s*r\\s*=\\s*0\\s*;.*"))
          .map(value -> value.replaceFirst(".*;\\s*t\\s*=\\s*(\\d{1,9}).*", "$1"))
          .filter(value -> value.matches("\\d{1,9}"))
          .map(value -> Duration.ofSeconds(Integer.parseInt(value)));
    }
    if (retryAfter.get().matches("\\d{1,9}")) {
      return Optional.of(Duration.ofSeconds(Integer.parseInt(retryAfter.get())));
    }
    try {
      Instant until = DateTimeFormatter.RFC_1123_DATE_TIME.parse(retryAfter.get(), Instant::from);
      return Optional.of(Duration.ofMillis(Math.max(0, now.until(until, ChronoUnit.MILLIS))));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
