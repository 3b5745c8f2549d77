# Attention by PyTorch's fused operator, which keeps scores in float32 inside.

# One head of keys or values for each head of queries.
def repeat_heads(self, x: Tensor, times: int) -> Tensor:
  repeated = torch.expand(torch.unsqueeze(x, 2), [-1, -1, times, -1, -1])
  return torch.flatten(repeated, 1, 2)

# Several query heads share a key head. A single query's heads become queries of one head, which
# saves repeating the keys; with many queries that costs little, and PyTorch's own sharing more.
def attend(self, query: Tensor, keys: Tensor, values: Tensor, mask: Optional[Tensor], causal: bool, scale: float) -> Tensor:
  heads = query.size(1)
  shared = keys.size(1)
  if heads == shared:
    result = torch.scaled_dot_product_attention(query, keys, values, mask, 0., causal, scale=scale)
  elif query.size(2) == 1:
    grouped = torch.reshape(query, [query.size(0), shared, torch.floordiv(heads, shared), query.size(3)])
    attended = torch.scaled_dot_product_attention(grouped, keys, values, mask, 0., False, scale=scale)
    result = torch.reshape(attended, [query.size(0), heads, 1, values.size(3)])
  else:
    times = torch.floordiv(heads, shared)
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
