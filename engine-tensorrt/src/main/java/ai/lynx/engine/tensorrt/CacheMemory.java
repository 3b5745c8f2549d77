package ai.lynx.engine.tensorrt;

import ai.lynx.engine.tensorrt.onnx.CacheCopy;
import ai.lynx.error.ClosedException;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Copies caches, by ONNX Runtime and in its memory. Safe for use by several threads. */
final class CacheMemory implements AutoCloseable {
  private final Sessions factory;
  private final Transfer transfer;
  private @Nullable Held<OrtSession> session;
  private boolean closed;

  CacheMemory(Sessions factory, Transfer transfer) {
    this.factory = factory;
    this.transfer = transfer;
  }

  /**
   * The beginning of a cache in memory of its own.
   *
   * @param from (batch, heads, tokens or more, width)
   * @param tokens how many are copied
   * @param room for how many there is room
   * @return the caller releases it
   */
  Held<OnnxTensor> copy(OnnxTensor from, long tokens, long room) {
    Held<OrtSession> running = acquired();
    try (OnnxTensor count = transfer.number(tokens);
        OnnxTensor capacity = transfer.number(room)) {
      OrtSession.Result result =
          running
              .value()
              .run(Map.of(CacheCopy.FROM, from, CacheCopy.TOKENS, count, CacheCopy.ROOM, capacity));
      return new Held<>((OnnxTensor) result.get(0), "A cache", OnnxTensor::close);
    } catch (OrtException e) {
      throw NativeFailure.of("Making room for a cache of %d tokens".formatted(room), e);
    } finally {
      running.release();
    }
  }

  private synchronized Held<OrtSession> acquired() {
    if (closed) {
      throw new ClosedException("The engine is closed.");
    }
    if (session == null) {
      session =
          new Held<>(
              factory.ofOperator(CacheCopy.model(), "Copying caches"),
              "A session",
              OrtSession::close);
    }
    session.acquire();
    return session;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (session != null) {
      session.close();
      session = null;
    }
  }
}
