package ai.lynx.engine.pytorch;

import ai.lynx.spi.engine.Autograd;
import ai.lynx.spi.engine.TrainingScope;
import ai.lynx.spi.tensor.Tensor;
import java.util.List;

/** Gradients by PyTorch. */
record PyTorchAutograd(PyTorchEngine engine, Torch torch) implements Autograd {
  @Override
  public TrainingScope open() {
    return engine.register(new EagerTrainingScope(engine, torch));
  }

  @Override
  public void setTrainable(Tensor weight, boolean trainable) {
    TorchTensor own = engine.own(weight);
    if (own.origin() != Origin.DATA) {
      throw new IllegalArgumentException(
          "Only a tensor made from data can be set trainable, not a result of operators: " + own);
    }
    if (!own.type().isFloating()) {
      throw new IllegalArgumentException("Only floating numbers can be set trainable: " + own);
    }
    Pins pins = Pins.on(own.owner(), List.of(own));
    try {
      torch.weights().setTrainable(own, trainable);
    } finally {
      pins.close();
    }
  }

  @Override
  public void assign(Tensor weight, Tensor value) {
    TorchTensor target = engine.own(weight);
    TorchTensor source = engine.own(value);
    if (!target.shape().equals(source.shape())) {
      throw new IllegalArgumentException(
          "A weight of shape %s cannot be overwritten with the shape %s."
              .formatted(target.shape(), source.shape()));
    }
    Pins pins = Pins.on(target.owner(), List.of(target, source));
    try {
      torch.kernels().assign(target.array(), source.array());
    } finally {
      pins.close();
    }
  }
}
