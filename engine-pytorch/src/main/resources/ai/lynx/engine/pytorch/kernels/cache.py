# Keys or values of earlier tokens, (batch, heads, tokens, width), with new ones behind them.

# Both copied into new memory with room for as many tokens as asked.
def extend_with_room(self, past: Tensor, next: Tensor, room: Tensor) -> Tensor:
  before = past.size(2)
  after = before + next.size(2)
  memory = torch.empty([past.size(0), past.size(1), int(room), past.size(3)], dtype=past.dtype)
  torch.copy_(torch.slice(memory, 2, 0, before), past)
  torch.copy_(torch.slice(memory, 2, before, after), next)
  return torch.slice(memory, 2, 0, after)

# The new ones written behind the past, in memory that has the room.
def extend_in_place(self, past: Tensor, next: Tensor) -> Tensor:
  sizes = [past.size(0), past.size(1), next.size(2), past.size(3)]
  strides = [past.stride(0), past.stride(1), past.stride(2), past.stride(3)]
  behind = past.storage_offset() + past.size(2) * past.stride(2)
  torch.copy_(torch.as_strided(past, sizes, strides, behind), next)
  whole = [past.size(0), past.size(1), past.size(2) + next.size(2), past.size(3)]
  return torch.as_strided(past, whole, strides, past.storage_offset())
