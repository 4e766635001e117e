# Arithmetic of the optimizers, as TorchScript in its serialized form; one call is one native call.
class Program(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool

  # A direction without what would leave the box [low, high] at once: zero where x is at a bound and the
  # direction points outward. limits: [low, high].
  def inward(self: __torch__.Program,
    direction: Tensor,
    x: Tensor,
    limits: Tensor) -> Tensor:
    blocked_below = torch.logical_and(torch.le(x, float(limits[0])), torch.lt(direction, 0.0))
    blocked_above = torch.logical_and(torch.ge(x, float(limits[1])), torch.gt(direction, 0.0))
    return torch.masked_fill(direction, torch.logical_or(blocked_below, blocked_above), 0.0)

  # What of a direction still counts at a point reached by clamping x + step * direction: its slope there.
  def slope(self: __torch__.Program,
    gradient: Tensor,
    direction: Tensor,
    point: Tensor,
    limits: Tensor) -> Tensor:
    inside = (self).inward(direction, point, limits)
    return torch.to(torch.dot(torch.reshape(gradient, [-1]), torch.reshape(inside, [-1])), 7)

  # Step times change, and change times change.
  def curvature(self: __torch__.Program,
    step: Tensor,
    change: Tensor) -> Tensor:
    s = torch.reshape(step, [-1])
    y = torch.reshape(change, [-1])
    return torch.to(torch.stack([torch.dot(s, y), torch.dot(y, y)], 0), 7)

  # The L-BFGS direction -H g by the two-loop recursion (J. Nocedal and S. Wright, "Numerical
  # Optimization", algorithm 7.4), oldest pair first. downhill: -g, or what of it is free to move;
  # steps: x' - x, changes: g' - g.
  def direction(self: __torch__.Program,
    downhill: Tensor,
    steps: List[Tensor],
    changes: List[Tensor]) -> Tensor:
    n = torch.len(steps)
    shape = torch.size(downhill)
    q = torch.clone(torch.reshape(downhill, [-1]))
    inverses = annotate(List[Tensor], [])
    for i in range(n):
      _0 = torch.append(inverses, torch.reciprocal(torch.dot(torch.reshape(steps[i], [-1]), torch.reshape(changes[i], [-1]))))
    alphas = annotate(List[Tensor], [])
    for j in range(n):
      k = torch.sub(torch.sub(n, 1), j)
      alpha = torch.mul(torch.dot(torch.reshape(steps[k], [-1]), q), inverses[k])
      _1 = torch.append(alphas, alpha)
      _2 = torch.addcmul_(q, torch.reshape(changes[k], [-1]), alpha, value=-1)
    y = torch.reshape(changes[-1], [-1])
    _3 = torch.div_(q, torch.mul(inverses[-1], torch.dot(y, y)))
    for i in range(n):
      beta = torch.mul(torch.dot(torch.reshape(changes[i], [-1]), q), inverses[i])
      _4 = torch.addcmul_(q, torch.reshape(steps[i], [-1]), torch.sub(alphas[torch.sub(torch.sub(n, 1), i)], beta))
    return torch.reshape(q, shape)

  # One step of Adam (D. Kingma and J. Ba, 2015, algorithm 1), in place.
  # constants: [learning rate, beta 1, beta 2, epsilon, step number from 1]; limits: [low, high].
  def adam(self: __torch__.Program,
    x: Tensor,
    gradient: Tensor,
    first: Tensor,
    second: Tensor,
    constants: Tensor,
    limits: Tensor) -> Tensor:
    rate = float(constants[0])
    beta1 = float(constants[1])
    beta2 = float(constants[2])
    step = float(constants[4])
    correction1 = torch.sub(1.0, torch.pow(beta1, step))
    correction2 = torch.sub(1.0, torch.pow(beta2, step))
    # In parts that stay in the processor's cache, so that what is between takes no memory worth a word.
    part = 1048576
    count = torch.numel(x)
    for i in range(torch.floordiv(torch.sub(torch.add(count, part), 1), part)):
      start = torch.mul(i, part)
      end = torch.add(start, part)
      g = torch.slice(torch.reshape(gradient, [-1]), 0, start, end)
      m = torch.slice(torch.view(first, [-1]), 0, start, end)
      v = torch.slice(torch.view(second, [-1]), 0, start, end)
      values = torch.slice(torch.view(x, [-1]), 0, start, end)
      # Moments in 16 bits are stored so, not computed so.
      stored_m = m
      stored_v = v
      compact = torch.eq(ops.prim.dtype(m), 15)
      if compact:
        m = torch.to(m, 6)
        v = torch.to(v, 6)
      _0 = torch.add_(torch.mul_(m, beta1), g, alpha=torch.sub(1.0, beta1))
      _1 = torch.addcmul_(torch.mul_(v, beta2), g, g, value=torch.sub(1.0, beta2))
      if compact:
        _4 = torch.copy_(stored_m, m)
        _5 = torch.copy_(stored_v, v)
      spread = torch.add_(torch.sqrt_(torch.div(v, correction2)), float(constants[3]))
      _2 = torch.addcdiv_(values, m, spread, value=torch.div(torch.neg(rate), correction1))
      _3 = torch.clamp_(values, float(limits[0]), float(limits[1]))
    return x

  # What Adam remembers of an image in half the memory: moments of zero in bfloat16, and room for the best point.
  def compact_state(self: __torch__.Program, x: Tensor) -> List[Tensor]:
    m = torch.zeros_like(x, dtype=15, layout=None, device=None, pin_memory=None, memory_format=None)
    v = torch.zeros_like(x, dtype=15, layout=None, device=None, pin_memory=None, memory_format=None)
    best = torch.zeros_like(x, dtype=2, layout=None, device=None, pin_memory=None, memory_format=None)
    return [m, v, best]

  # Copies x into another array of its kind.
  def copy(self: __torch__.Program, x: Tensor, other: Tensor) -> Tensor:
    return torch.copy_(other, x)

  # Keeps a point whose values are from 0 to 1 in 16 bits, each to 1/131070.
  def pack(self: __torch__.Program, x: Tensor, packed: Tensor) -> Tensor:
    part = 1048576
    for i in range(torch.floordiv(torch.sub(torch.add(torch.numel(x), part), 1), part)):
      start = torch.mul(i, part)
      values = torch.slice(torch.view(x, [-1]), 0, start, torch.add(start, part))
      scaled = torch.sub_(torch.round_(torch.mul(values, 65535)), 32768)
      _0 = torch.copy_(torch.slice(torch.view(packed, [-1]), 0, start, torch.add(start, part)), scaled)
    return packed

  # Writes a packed point into x.
  def unpack(self: __torch__.Program, packed: Tensor, x: Tensor) -> Tensor:
    part = 1048576
    for i in range(torch.floordiv(torch.sub(torch.add(torch.numel(x), part), 1), part)):
      start = torch.mul(i, part)
      values = torch.to(torch.slice(torch.view(packed, [-1]), 0, start, torch.add(start, part)), 6)
      _0 = torch.copy_(torch.slice(torch.view(x, [-1]), 0, start, torch.add(start, part)), torch.div_(torch.add_(values, 32768), 65535))
    return x

  # Some of an array's values in float32. bounds: [first, behind the last].
  def part(self: __torch__.Program, array: Tensor, bounds: Tensor) -> Tensor:
    return torch.to(torch.slice(torch.reshape(array, [-1]), 0, int(bounds[0]), int(bounds[1])), 6)

  # Sets some of an array's values.
  def put(self: __torch__.Program, array: Tensor, bounds: Tensor, values: Tensor) -> Tensor:
    _0 = torch.copy_(torch.slice(torch.view(array, [-1]), 0, int(bounds[0]), int(bounds[1])), values)
    return array
