package ai.lynx.engine.pytorch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.lynx.spi.operator.Broadcast;
import ai.lynx.spi.operator.Concatenate;
import ai.lynx.spi.operator.ExtendCache;
import ai.lynx.spi.operator.Gather;
import ai.lynx.spi.operator.Permute;
import ai.lynx.spi.operator.Reshape;
import ai.lynx.spi.operator.Slice;

/** Operators that move elements and compute nothing. Most give views. */
final class AxisComputations {
  private AxisComputations() {}

  static PtNDArray reshape(Reshape operator, Call call) {
    return JniUtils.reshape(call.array(0), call.sizes());
  }

  static PtNDArray permute(Permute operator, Call call) {
    return JniUtils.permute(
        call.array(0), operator.axes().stream().mapToLong(Integer::longValue).toArray());
  }

  static PtNDArray slice(Slice operator, Call call) {
    return JniUtils.slice(
        call.array(0), operator.axis(), operator.from().value(), operator.to().value(), 1);
  }

  static PtNDArray broadcast(Broadcast operator, Call call) {
    return JniUtils.broadcast(call.array(0), new ai.djl.ndarray.types.Shape(call.sizes()));
  }

  static PtNDArray concatenate(Concatenate operator, Call call) {
    PtNDArray[] parts = new PtNDArray[call.inputs()];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = call.array(i);
    }
    return JniUtils.cat(parts, operator.axis());
  }

  static PtNDArray extendCache(ExtendCache operator, Call call) {
    PtNDArray past = call.array(0);
    if (call.mode() == GradientMode.REMEMBER) {
      // Gradients need the past as it was.
      return JniUtils.cat(new PtNDArray[] {past, call.converted(1)}, 2);
    }
    long before = call.tensor(0).shape().size(2).value();
    long after = call.shape().size(2).value();
    boolean writable = call.tensor(0).origin() != Origin.COMPILED;
    CacheRoom room = writable ? call.tensor(0).room() : null;
    if (room != null && room.take(before, after)) {
      call.resultLiesIn(room);
      return call.run(Kernel.EXTEND_IN_PLACE, past, call.array(1));
    }
    CacheRoom next = CacheRoom.after(after);
    call.resultLiesIn(next);
    return call.run(Kernel.EXTEND_WITH_ROOM, past, call.array(1), call.number(next.capacity()));
  }

  static PtNDArray gather(Gather operator, Call call) {
    return call.run(
        Kernel.GATHER, call.array(0), call.number((long) operator.axis()), call.array(1));
  }
}
