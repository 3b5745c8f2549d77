# Products with weights. Weights are converted to the type of x; gradients flow through that.

def linear(self, x: Tensor, weight: Tensor) -> Tensor:
  return torch.linear(x, torch.to(weight, x.dtype))

def linear_bias(self, x: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
  return torch.linear(x, torch.to(weight, x.dtype), torch.to(bias, x.dtype))

def matmul(self, left: Tensor, right: Tensor) -> Tensor:
  return torch.matmul(left, torch.to(right, left.dtype))

def patch_embedding(self, pixels: Tensor, weight: Tensor) -> Tensor:
  y = torch.conv2d(pixels, torch.to(weight, pixels.dtype), None, [weight.size(2), weight.size(3)])
  return torch.transpose(torch.flatten(y, 2), 1, 2)

def patch_embedding_bias(self, pixels: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
  type = pixels.dtype
  stride = [weight.size(2), weight.size(3)]
  y = torch.conv2d(pixels, torch.to(weight, type), torch.to(bias, type), stride)
  return torch.transpose(torch.flatten(y, 2), 1, 2)
