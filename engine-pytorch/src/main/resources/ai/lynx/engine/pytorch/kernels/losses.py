# Cross entropy of each token in float32; 0 where the label is the ignored one.

def token_loss(self, logits: Tensor, labels: Tensor, ignored: Tensor, smoothing: Tensor) -> Tensor:
  return torch.cross_entropy_loss(torch.to(logits, 6), labels, None, 0, int(ignored), float(smoothing))
