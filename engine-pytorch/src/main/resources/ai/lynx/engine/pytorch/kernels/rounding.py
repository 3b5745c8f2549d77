# Weights (outputs, inputs) as 8 bits with a scale for each output.

def scales(self, weight: Tensor) -> Tensor:
  largest = torch.amax(torch.abs(torch.to(weight, 6)), [1], False)
  return torch.to(torch.clamp_min(torch.div(largest, 127.), 1.0e-20), 15)

# By the scales as they are, rounded to bfloat16, so that their rounding adds no error.
def round(self, weight: Tensor, scales: Tensor) -> Tensor:
  steps = torch.div(torch.to(weight, 6), torch.unsqueeze(torch.to(scales, 6), 1))
  return torch.to(torch.clamp(torch.round(steps), -127, 127), 1)

# Weights as 4 bits, given as a byte each, (outputs, inputs), in the order PyTorch's product wants.
def halves(self, levels: Tensor) -> Tensor:
  return torch._convert_weight_to_int4pack_for_cpu(torch.to(levels, 3), 2)
