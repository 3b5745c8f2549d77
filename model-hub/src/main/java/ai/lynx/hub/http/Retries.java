package ai.lynx.hub.http;

import ai.lynx.DownloadListener;
import ai.lynx.error.CancelledException;
import ai.lynx.error.DownloadException;
import ai.lynx.error.LynxException;
import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;

/** Decides whether a request is repeated, and waits until then. For one thread. */
public final class Retries {
  private final String wanted;
  private final Timing timing;
  private final HubErrors errors;
  private final DownloadListener listener;
  private int failures;

  Retries(String wanted, Timing timing, HubErrors errors, DownloadListener listener) {
    this.wanted = wanted;
    this.timing = timing;
    this.errors = errors;
    this.listener = listener;
  }

  /** Says that an attempt brought something: failures are counted anew. */
  public void progressed() {
    failures = 0;
  }

  /**
   * Returns when the next attempt may begin.
   *
   * @throws LynxException if there is no sense in another one, saying why and what to do
   */
  public void pauseAfter(IOException failure) {
    failures++;
    if (Thread.currentThread().isInterrupted()) {
      throw cancelled(wanted, failure);
    }
    if (failure instanceof Refusal refusal && !refusal.mayPass()) {
      throw errors.explain(wanted, refusal);
    }
    if (isHopeless(failure)) {
      throw errors.unreachable(wanted, failure);
    }
    Optional<Duration> asked =
        failure instanceof Refusal refusal ? refusal.wait(Instant.now()) : Optional.empty();
    if (asked.isPresent() && asked.get().compareTo(timing.longestAsked()) > 0) {
      throw new DownloadException(
          "%s was not fetched: %s and asks to wait %d seconds. Try again then; a token (HF_TOKEN) raises the hub's limits."
              .formatted(wanted, failure.getMessage(), asked.get().toSeconds()),
          failure);
    }
    if (failures >= timing.attempts()) {
      throw errors.gaveUp(wanted, failures, failure);
    }
    Duration pause = asked.orElseGet(this::pause);
    listener.onDelay(
        String.format(
            Locale.ROOT,
            "%s: %s; next attempt in %.1f s",
            wanted,
            HubErrors.reason(failure),
            pause.toMillis() / 1000.0));
    sleep(pause);
  }

  private Duration pause() {
    long millis = timing.firstPause().toMillis() << Math.min(failures - 1, 20);
    return Duration.ofMillis(Math.min(millis, timing.longestPause().toMillis()));
  }

  private void sleep(Duration pause) {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      throw cancelled(wanted, e);
    }
  }

  /** A name that cannot be looked up and a certificate that is refused stay so. */
  private static boolean isHopeless(IOException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnresolvedAddressException
          || cause instanceof UnknownHostException
          || cause instanceof SSLHandshakeException) {
        return true;
      }
    }
    return false;
  }

  /** What to throw when the thread is told to stop; it stays told. */
  public static CancelledException cancelled(String wanted, Exception cause) {
    Thread.currentThread().interrupt();
    return new CancelledException(
        "The download of " + wanted + " was interrupted; the next one takes it up there.", cause);
  }
}
