# Gradients and weights.

# The very same tensor under a second handle, so that each handle can have a name of its own.
def same(self, x: Tensor) -> Tensor:
  return x

# The gradient of a loss for each weight. An empty tensor stands for "does not depend on it", and an
# empty list for a loss that depends on nothing. The graph stays, for losses that share a part of it.
def gradients(self, loss: Tensor, weights: List[Tensor]) -> List[Tensor]:
  result = annotate(List[Tensor], [])
  if loss.requires_grad:
    found = torch.grad([loss], weights, None, True, False, True)
    for i in range(torch.len(found)):
      one = found[i]
      if torch.__isnot__(one, None):
        result.append(unchecked_cast(Tensor, one))
      else:
        result.append(torch.empty([0, 0, 0]))
  return result

# Overwrites a weight; called outside of automatic differentiation.
def assign(self, weight: Tensor, value: Tensor) -> Tensor:
  return torch.copy_(weight, value)
