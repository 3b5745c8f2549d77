# Functions of each element by itself. What is made of several operators computes in float32 inside.

def scale(self, x: Tensor, factor: Tensor, shift: Tensor) -> Tensor:
  y = torch.mul(torch.to(x, 6), float(factor))
  return torch.to(torch.add(y, float(shift)), x.dtype)

def silu(self, x: Tensor) -> Tensor:
  return torch.silu(x)

def gelu_tanh(self, x: Tensor) -> Tensor:
  return torch.gelu(x, approximate="tanh")

def gelu_quick(self, x: Tensor) -> Tensor:
  h = torch.to(x, 6)
  return torch.to(torch.mul(h, torch.sigmoid(torch.mul(h, 1.702))), x.dtype)

def select(self, condition: Tensor, then: Tensor, otherwise: Tensor) -> Tensor:
  return torch.where(condition, then, torch.to(otherwise, then.dtype))
