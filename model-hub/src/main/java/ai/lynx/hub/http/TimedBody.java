package ai.lynx.hub.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer as a stream that fails when a read has to wait for too long, and when its
 * thread is interrupted. The client's own stream does neither: its time-out ends with the head of
 * an answer, and it swallows interruptions. Read by one thread, filled by the client's.
 */
final class TimedBody extends InputStream implements HttpResponse.BodySubscriber<InputStream> {
  /** What the client says next: buffers, or the end with or without a failure. */
  private record Event(List<ByteBuffer> buffers, boolean end, Optional<Throwable> failure) {}

  private final Duration stall;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();
  private Event current = new Event(List.of(), false, Optional.empty());
  private int buffer;

  TimedBody(Duration stall) {
    this.stall = stall;
  }

  @Override
  public CompletionStage<InputStream> getBody() {
    return CompletableFuture.completedStage(this);
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    if (subscription.complete(given)) {
      given.request(1);
    } else {
      given.cancel();
    }
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    events.add(new Event(buffers, false, Optional.empty()));
  }

  @Override
  public void onError(Throwable failure) {
    events.add(new Event(List.of(), true, Optional.of(failure)));
  }

  @Override
  public void onComplete() {
    events.add(new Event(List.of(), true, Optional.empty()));
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    @Nullable ByteBuffer next = next();
    if (next == null) {
      return -1;
    }
    int count = Math.min(length, next.remaining());
    next.get(bytes, offset, count);
    return count;
  }

  /** A buffer with something in it, or null at the end. */
  private @Nullable ByteBuffer next() throws IOException {
    while (!current.end()) {
      while (buffer < current.buffers().size()) {
        ByteBuffer bytes = current.buffers().get(buffer);
        if (bytes.hasRemaining()) {
          return bytes;
        }
        buffer++;
      }
      current = await();
      buffer = 0;
    }
    if (current.failure().isPresent()) {
      Throwable failure = current.failure().get();
      throw failure instanceof IOException io ? io : new IOException(failure);
    }
    return null;
  }

  private Event await() throws IOException {
    try {
      Event event = events.poll(stall.toNanos(), TimeUnit.NANOSECONDS);
      if (event == null) {
        close();
        throw new HttpTimeoutException("nothing came for " + stall.toMillis() / 1000.0 + " s");
      }
      if (!event.end()) {
        subscription.join().request(1); // one ahead of the reader
      }
      return event;
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the thread was interrupted");
    }
  }

  @Override
  public void close() {
    if (subscription.isDone()) {
      subscription.join().cancel();
    }
  }
}
