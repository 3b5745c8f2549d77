# Norms over the last axis, in float32 inside. PyTorch's own layer_norm does that by itself.

def layer_norm(self, x: Tensor, epsilon: Tensor) -> Tensor:
  return torch.layer_norm(x, [x.size(-1)], None, None, float(epsilon))

def layer_norm_weight(self, x: Tensor, epsilon: Tensor, weight: Tensor) -> Tensor:
  return torch.layer_norm(x, [x.size(-1)], torch.to(weight, x.dtype), None, float(epsilon))

def layer_norm_bias(self, x: Tensor, epsilon: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
  type = x.dtype
  return torch.layer_norm(x, [x.size(-1)], torch.to(weight, type), torch.to(bias, type), float(epsilon))

# The normalised value is rounded to the type of x before it meets the weight, as LLaMA does.
def rms_norm(self, x: Tensor, epsilon: Tensor) -> Tensor:
  h = torch.to(x, 6)
  squares = torch.mean(torch.mul(h, h), [-1], True)
  return torch.to(torch.mul(h, torch.rsqrt(torch.add(squares, float(epsilon)))), x.dtype)

def rms_norm_weight(self, x: Tensor, epsilon: Tensor, weight: Tensor) -> Tensor:
  return torch.mul(self.rms_norm(x, epsilon), torch.to(weight, x.dtype))
