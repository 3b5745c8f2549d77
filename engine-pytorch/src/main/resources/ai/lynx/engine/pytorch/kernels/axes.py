# Along one axis.

def gather(self, x: Tensor, axis: Tensor, indices: Tensor) -> Tensor:
  return torch.index_select(x, int(axis), indices)

# Softmax in float32 inside, rounded to the type of x at the end.
def softmax(self, x: Tensor) -> Tensor:
  return torch.softmax(x, -1)

def log_softmax(self, x: Tensor) -> Tensor:
  return torch.log_softmax(x, -1)
