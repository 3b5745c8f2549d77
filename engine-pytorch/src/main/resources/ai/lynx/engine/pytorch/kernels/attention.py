# Attention, mostly by PyTorch's fused operator, which keeps scores in float32 inside.

# One head of keys or values for each head of queries.
def repeat_heads(self, x: Tensor, times: int) -> Tensor:
  repeated = torch.expand(torch.unsqueeze(x, 2), [-1, -1, times, -1, -1])
  return torch.flatten(repeated, 1, 2)

# One head of queries for each head of keys, whole matrices in float32. For a single token in 16-bit
# numbers this is three to four times as fast as PyTorch's fused operator, which prepares a matrix
# product for each head.
def attend_plainly(self, query: Tensor, keys: Tensor, values: Tensor, mask: Optional[Tensor], scale: float) -> Tensor:
  scores = torch.matmul(torch.mul(torch.to(query, 6), scale), torch.transpose(torch.to(keys, 6), -1, -2))
  if torch.__isnot__(mask, None):
    hidden = torch.logical_not(unchecked_cast(Tensor, mask))
    scores = torch.masked_fill(scores, hidden, -3.0e38)
  return torch.to(torch.matmul(torch.softmax(scores, -1), torch.to(values, 6)), query.dtype)

# A single query. Several query heads may share a key head: they become queries of one head, which
# saves repeating the keys.
def attend_once(self, query: Tensor, keys: Tensor, values: Tensor, mask: Optional[Tensor], scale: float) -> Tensor:
  shared = keys.size(1)
  group = torch.floordiv(query.size(1), shared)
  grouped = torch.reshape(query, [query.size(0), shared, group, query.size(3)])
  if query.dtype == 6:
    attended = torch.scaled_dot_product_attention(grouped, keys, values, mask, 0., False, scale=scale)
  else:
    attended = self.attend_plainly(grouped, keys, values, mask, scale)
  return torch.reshape(attended, [query.size(0), query.size(1), 1, values.size(3)])

# With many queries repeating the keys costs little, and PyTorch's own sharing of heads more.
def attend(self, query: Tensor, keys: Tensor, values: Tensor, mask: Optional[Tensor], causal: bool, scale: float) -> Tensor:
  times = torch.floordiv(query.size(1), keys.size(1))
  if query.size(2) == 1:
    result = self.attend_once(query, keys, values, mask, scale)
  elif times == 1:
    result = torch.scaled_dot_product_attention(query, keys, values, mask, 0., causal, scale=scale)
  else:
    result = torch.scaled_dot_product_attention(query, self.repeat_heads(keys, times), self.repeat_heads(values, times), mask, 0., causal, scale=scale)
  return result

# Which of the keys each query may look at: up to its own, and no further back than the window.
# The last query's own key is the last key.
def seen(self, query: Tensor, keys: Tensor, window: int) -> Tensor:
  own = torch.unsqueeze(torch.add(torch.arange(query.size(2)), keys.size(2) - query.size(2)), -1)
  key = torch.arange(keys.size(2))
  allowed = torch.le(key, own)
  if window > 0:
    allowed = torch.logical_and(allowed, torch.gt(key, torch.sub(own, window)))
  return torch.unsqueeze(torch.unsqueeze(allowed, 0), 0)

# A query that may look nowhere looks everywhere instead: softmax over nothing is no number, and
# its gradient would spoil all others.
def somewhere(self, mask: Tensor) -> Tensor:
  return torch.logical_or(mask, torch.logical_not(torch.any(mask, -1, True)))

def attention(self, query: Tensor, keys: Tensor, values: Tensor, scale: Tensor) -> Tensor:
  return self.attend(query, keys, values, None, False, float(scale))

def attention_causal(self, query: Tensor, keys: Tensor, values: Tensor, scale: Tensor) -> Tensor:
  return self.attend(query, keys, values, None, True, float(scale))

def attention_window(self, query: Tensor, keys: Tensor, values: Tensor, scale: Tensor, window: Tensor) -> Tensor:
  mask = self.somewhere(self.seen(query, keys, int(window)))
  return self.attend(query, keys, values, mask, False, float(scale))

# The mask is (batch, keys) or (batch, queries, keys).
def attention_mask(self, query: Tensor, keys: Tensor, values: Tensor, scale: Tensor, mask: Tensor) -> Tensor:
  if mask.dim() == 2:
    given = torch.unsqueeze(torch.unsqueeze(mask, 1), 1)
  else:
    given = torch.unsqueeze(mask, 1)
  return self.attend(query, keys, values, self.somewhere(given), False, float(scale))

def attention_mask_window(self, query: Tensor, keys: Tensor, values: Tensor, scale: Tensor, mask: Tensor, window: Tensor) -> Tensor:
  if mask.dim() == 2:
    given = torch.unsqueeze(torch.unsqueeze(mask, 1), 1)
  else:
    given = torch.unsqueeze(mask, 1)
  both = torch.logical_and(given, self.seen(query, keys, int(window)))
  return self.attend(query, keys, values, self.somewhere(both), False, float(scale))
