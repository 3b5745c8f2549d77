package ai.lynx.engine.pytorch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import ai.lynx.engine.pytorch.script.TypeNumber;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One application of an operator: its inputs, what is to come out, and arrays used meanwhile. No
 * scope that owns an input closes until this is closed.
 */
final class Call implements AutoCloseable {
  private final Torch torch;
  private final GradientMode mode;
  private final List<TorchTensor> inputs;
  private final Pins pins;
  private final Shape shape;
  private final ElementType type;
  private final List<PtNDArray> temporary = new ArrayList<>();
  private @Nullable CacheRoom room;

  Call(
      Torch torch,
      GradientMode mode,
      EagerScope scope,
      List<TorchTensor> inputs,
      Shape shape,
      ElementType type) {
    this.torch = torch;
    this.mode = mode;
    this.inputs = inputs;
    this.shape = shape;
    this.type = type;
    pins = Pins.on(scope, inputs);
  }

  GradientMode mode() {
    return mode;
  }

  int inputs() {
    return inputs.size();
  }

  TorchTensor tensor(int number) {
    return inputs.get(number);
  }

  PtNDArray array(int number) {
    TorchTensor input = inputs.get(number);
    boolean fit = mode == GradientMode.FORGET || input.origin() != Origin.COMPILED;
    return fit ? input.array() : meanwhile(JniUtils.clone(input.array()));
  }

  /** An input in the type of the result; gradients flow through the conversion. */
  PtNDArray converted(int number) {
    TorchTensor input = inputs.get(number);
    return input.type() == type ? array(number) : meanwhile(cast(array(number), type));
  }

  /** Whether all inputs have the type of the result already. */
  boolean isOfOneType() {
    for (TorchTensor input : inputs) {
      if (input.type() != type) {
        return false;
      }
    }
    return true;
  }

  /** The shape of the result. */
  Shape shape() {
    return shape;
  }

  /** The result's sizes. */
  long[] sizes() {
    return shape.toLongs();
  }

  /** The element type of the result. */
  ElementType type() {
    return type;
  }

  Torch torch() {
    return torch;
  }

  PtNDManager manager() {
    return torch.manager();
  }

  PtNDArray run(Kernel kernel, PtNDArray... arrays) {
    return torch.kernels().run(kernel, arrays);
  }

  PtNDArray cast(PtNDArray array, ElementType target) {
    return run(Kernel.CAST, array, number(TypeNumber.of(target)));
  }

  PtNDArray number(double value) {
    return scalar(value);
  }

  PtNDArray number(long value) {
    return scalar(value);
  }

  private PtNDArray scalar(Number value) {
    return torch.numbers().kept(value).orElseGet(() -> meanwhile(torch.numbers().create(value)));
  }

  /** Frees an array at the end of this call. */
  PtNDArray meanwhile(PtNDArray array) {
    temporary.add(array);
    return array;
  }

  /** Says that the result has memory behind it. */
  void resultLiesIn(CacheRoom memory) {
    room = memory;
  }

  @Nullable CacheRoom room() {
    return room;
  }

  @Override
  public void close() {
    temporary.forEach(PtNDArray::close);
    pins.close();
  }
}
