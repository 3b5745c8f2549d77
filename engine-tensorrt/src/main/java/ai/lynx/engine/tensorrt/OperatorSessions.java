package ai.lynx.engine.tensorrt;

import ai.lynx.engine.tensorrt.onnx.GraphTranslation;
import ai.lynx.error.ClosedException;
import ai.lynx.spi.operator.Operator;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Shape;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Sessions of single operators, the least recently used of which are closed when there are many.
 * Safe for use by several threads.
 */
final class OperatorSessions implements AutoCloseable {
  private static final int MOST = 512;

  private final Sessions factory;
  private final Map<OneOperator, Held<OrtSession>> kept = new LinkedHashMap<>(16, 0.75f, true);
  private boolean closed;

  OperatorSessions(Sessions factory) {
    this.factory = factory;
  }

  /**
   * Computes one operator.
   *
   * @param what the operator and its inputs, for messages
   */
  OnnxTensor run(
      Operator kind,
      List<ElementType> types,
      List<Shape> shapes,
      List<OnnxTensor> inputs,
      String what) {
    OneOperator operator = OneOperator.like(kind, types, shapes);
    Map<String, OnnxTensor> named = new HashMap<>();
    for (int i = 0; i < inputs.size(); i++) {
      named.put(OneOperator.input(i), inputs.get(i));
    }
    Held<OrtSession> session = acquired(operator, what);
    try {
      OrtSession.Result result = session.value().run(named);
      return (OnnxTensor) result.get(0); // the caller closes it, not the list
    } catch (OrtException e) {
      throw NativeFailure.of(what, e);
    } finally {
      session.release();
    }
  }

  /** A session that the caller releases. */
  private synchronized Held<OrtSession> acquired(OneOperator operator, String what) {
    if (closed) {
      throw new ClosedException("The engine is closed.");
    }
    Held<OrtSession> session = kept.get(operator);
    if (session == null) {
      byte[] model = GraphTranslation.of(operator.operator().name(), operator.graph()).bytes();
      session = new Held<>(factory.ofOperator(model, what), "A session", OrtSession::close);
      kept.put(operator, session);
      if (kept.size() > MOST) {
        Iterator<Held<OrtSession>> oldest = kept.values().iterator();
        oldest.next().close();
        oldest.remove();
      }
    }
    session.acquire();
    return session;
  }

  @Override
  public synchronized void close() {
    closed = true;
    kept.values().forEach(Held::close);
    kept.clear();
  }
}
