package ai.lynx.engine.pytorch;

import ai.lynx.spi.engine.TrainingScope;
import ai.lynx.spi.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/** A scope whose operators PyTorch remembers, so that it can tell gradients. */
final class EagerTrainingScope extends EagerScope implements TrainingScope {
  private final TrainableWeights weights;

  EagerTrainingScope(PyTorchEngine engine, Torch torch) {
    super(engine, torch, GradientMode.REMEMBER);
    weights = torch.weights();
  }

  @Override
  public void backward(Tensor loss) {
    TorchTensor own = own(loss);
    Pins pins = Pins.on(this, List.of(own));
    try {
      checkOpen();
      weights.backward(own);
    } finally {
      pins.close();
    }
  }

  @Override
  public Optional<Tensor> gradient(Tensor weight) {
    TorchTensor own = own(weight);
    pin();
    try {
      checkOpen();
      return weights
          .gradient(own)
          .map(array -> keep(array, own.shape(), own.type(), Origin.OPERATORS, null));
    } finally {
      unpin();
    }
  }

  @Override
  public void clearGradient(Tensor weight) {
    weights.clearGradient(own(weight));
  }
}
