# Element types. A type is its number in PyTorch: 6 is float32, 15 bfloat16.

def cast(self, x: Tensor, type: Tensor) -> Tensor:
  return torch.to(x, int(type))

# A copy of the same bits under another type of the same width.
def reinterpret(self, x: Tensor, type: Tensor) -> Tensor:
  return torch.view_copy(x, dtype=int(type))

# Memory of another type, with nothing in it.
def empty_like(self, x: Tensor, type: Tensor) -> Tensor:
  return torch.empty_like(x, dtype=int(type))
