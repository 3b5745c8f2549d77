# Rotary position embedding in the half-split form, in float32 inside.

def rotary(self, x: Tensor, positions: Tensor, frequencies: Tensor) -> Tensor:
  r = frequencies.size(0)
  place = torch.unsqueeze(torch.unsqueeze(torch.to(positions, 6), 1), -1)
  angle = torch.mul(place, torch.to(frequencies, 6))
  cosine = torch.cos(angle)
  sine = torch.sin(angle)
  first = torch.to(torch.slice(x, -1, 0, r), 6)
  second = torch.to(torch.slice(x, -1, r, 2 * r), 6)
  turned = torch.sub(torch.mul(first, cosine), torch.mul(second, sine))
  turned_second = torch.add(torch.mul(second, cosine), torch.mul(first, sine))
  both = torch.to(torch.cat([turned, turned_second], -1), x.dtype)
  if 2 * r < x.size(-1):
    both = torch.cat([both, torch.slice(x, -1, 2 * r)], -1)
  return both
