package ai.lynx.engine.pytorch;

import ai.lynx.spi.engine.TrainingScope;
import ai.lynx.spi.tensor.Tensor;
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
    checkOpen();
    weights.backward(own(loss));
  }

  @Override
  public Optional<Tensor> gradient(Tensor weight) {
    checkOpen();
    TorchTensor own = own(weight);
    return weights.gradient(own).map(array -> keep(array, own.shape(), own.type(), true));
  }

  @Override
  public void clearGradient(Tensor weight) {
    weights.clearGradient(own(weight));
  }
}
