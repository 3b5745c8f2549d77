# What the methods of compiled graphs share. Masks and angles are the same for all layers, so they
# are computed once for a whole graph.

# What queries may look at, and whether PyTorch's own causal mask says it: it lets the first query
# see the first key, which is right for as many queries as keys. No mask if nothing is hidden.
def visible(self, mask: Optional[Tensor], causal: bool, window: int, queries: int, keys: int) -> Tuple[Optional[Tensor], bool]:
  given = annotate(Optional[Tensor], None)
  if torch.__isnot__(mask, None):
    flags = unchecked_cast(Tensor, mask)
    if not bool(torch.all(flags)):
      if flags.dim() == 2:
        given = torch.unsqueeze(torch.unsqueeze(flags, 1), 1)
      else:
        given = torch.unsqueeze(flags, 1)
  reach = 0
  if window < keys:
    reach = window
  limited = False
  if causal:
    limited = queries > 1 or reach > 0
  by_itself = False
  if limited:
    own = torch.unsqueeze(torch.add(torch.arange(queries), keys - queries), -1)
    key = torch.arange(keys)
    allowed = torch.le(key, own)
    if reach > 0:
      allowed = torch.logical_and(allowed, torch.gt(key, torch.sub(own, reach)))
    if torch.__isnot__(given, None):
      given = torch.logical_and(unchecked_cast(Tensor, given), allowed)
    else:
      if reach == 0 and queries == keys:
        by_itself = True
      else:
        given = torch.unsqueeze(torch.unsqueeze(allowed, 0), 0)
  if torch.__isnot__(given, None):
    given = self.somewhere(unchecked_cast(Tensor, given))
  return (given, by_itself)

# Cosine and sine of each position's angles, (batch, 1, tokens, 2 r): the sine of the first half
# negated, so that a rotation is two products and a sum.
def angles(self, positions: Tensor, frequencies: Tensor) -> Tuple[Tensor, Tensor]:
  place = torch.unsqueeze(torch.unsqueeze(torch.to(positions, 6), 1), -1)
  angle = torch.mul(place, frequencies)
  cosine = torch.cos(angle)
  sine = torch.sin(angle)
  return (torch.cat([cosine, cosine], -1), torch.cat([torch.neg(sine), sine], -1))

def turn(self, x: Tensor, cosine: Tensor, sine: Tensor) -> Tensor:
  width = cosine.size(-1)
  if width == x.size(-1):
    h = torch.to(x, 6)
    result = torch.to(torch.addcmul(torch.mul(h, cosine), torch.roll(h, [torch.floordiv(width, 2)], [-1]), sine), x.dtype)
  else:
    h = torch.to(torch.slice(x, -1, 0, width), 6)
    turned = torch.addcmul(torch.mul(h, cosine), torch.roll(h, [torch.floordiv(width, 2)], [-1]), sine)
    result = torch.cat([torch.to(turned, x.dtype), torch.slice(x, -1, width)], -1)
  return result

# Keys or values with new ones behind them: in place if room is 0, else in new memory with so much
# room.
def extend(self, past: Tensor, next: Tensor, room: int) -> Tensor:
  before = past.size(2)
  after = before + next.size(2)
  if room == 0:
    strides = [past.stride(0), past.stride(1), past.stride(2), past.stride(3)]
    whole = torch.as_strided(past, [past.size(0), past.size(1), after, past.size(3)], strides, past.storage_offset())
    torch.copy_(torch.slice(whole, 2, before, after), next)
  else:
    memory = torch.empty([past.size(0), past.size(1), room, past.size(3)], dtype=past.dtype)
    torch.copy_(torch.slice(memory, 2, 0, before), past)
    whole = torch.slice(memory, 2, 0, after)
    torch.copy_(torch.slice(whole, 2, before, after), next)
  return whole

# The vectors that products with rounded weights take: rows in bfloat16.
def narrow_rows(self, x: Tensor) -> Tensor:
  return torch.contiguous(torch.to(torch.reshape(x, [-1, x.size(-1)]), 15))

# What such a product makes of them, in the shape and type of the vectors.
def widened(self, rows: Tensor, x: Tensor, bias: Optional[Tensor]) -> Tensor:
  sizes = torch.list(x.size())
  sizes[-1] = rows.size(-1)
  result = torch.reshape(torch.to(rows, x.dtype), sizes)
  if torch.__isnot__(bias, None):
    result = torch.add(result, unchecked_cast(Tensor, bias))
  return result

# A product with weights of 8 bits. For many rows it is cheaper to widen the weights, which loses
# nothing: a bfloat16 holds 8 bits exactly. PyTorch's product reads past the end of rows that are no
# multiple of 32 long.
def linear_bytes(self, x: Tensor, weight: Tensor, scales: Tensor, bias: Optional[Tensor]) -> Tensor:
  rows = self.narrow_rows(x)
  if rows.size(0) > 32 or torch.remainder(rows.size(1), 32) != 0:
    y = torch.mul(torch.linear(rows, torch.to(weight, 15)), scales)
  else:
    y = torch._weight_int8pack_mm(rows, weight, scales)
  return self.widened(y, x, bias)

# A product with weights of 4 bits, a scale and an offset for each 32 inputs.
def linear_halves(self, x: Tensor, weight: Tensor, scales: Tensor, bias: Optional[Tensor]) -> Tensor:
  y = torch._weight_int4pack_mm_for_cpu(self.narrow_rows(x), weight, 32, scales)
  return self.widened(y, x, bias)
