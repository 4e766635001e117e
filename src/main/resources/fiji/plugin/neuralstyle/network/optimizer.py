# Arithmetic of the optimizers, as TorchScript in its serialized form; one call is one native call. Numbers for Java
# are first brought to the processor and made float64 there, as not every GPU has float64.
class Program(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool

  # A direction without those parts that would leave the box [low, high] at once: zero where x is at a bound and the
  # direction points outward. By products with 0 and 1, as operators on truth values take several times as long.
  def free(self: __torch__.Program,
    direction: Tensor,
    x: Tensor,
    low: float,
    high: float) -> Tensor:
    up = torch.mul_(torch.lt_(torch.clone(x), high), torch.clamp_min(direction, 0.0))
    down = torch.mul_(torch.gt_(torch.clone(x), low), torch.clamp_max(direction, 0.0))
    return torch.add_(up, down)

  # How many values go through at once: in parts that stay in the processor's cache; on a GPU all.
  def part_length(self: __torch__.Program, x: Tensor) -> int:
    length = torch.add(torch.numel(x), 1)
    if ops.prim.is_cpu(x):
      length = 131072
    return length

  # What of a direction is free to move at x. limits: [low, high].
  def inward(self: __torch__.Program,
    direction: Tensor,
    x: Tensor,
    limits: Tensor) -> Tensor:
    low = float(limits[0])
    high = float(limits[1])
    part = (self).part_length(x)
    values = torch.reshape(direction, [-1])
    place = torch.reshape(x, [-1])
    result = torch.empty_like(x)
    all = torch.view(result, [-1])
    for i in range(torch.floordiv(torch.sub(torch.add(torch.numel(x), part), 1), part)):
      start = torch.mul(i, part)
      end = torch.add(start, part)
      free = (self).free(torch.slice(values, 0, start, end), torch.slice(place, 0, start, end), low, high)
      _0 = torch.copy_(torch.slice(all, 0, start, end), free)
    return result

  # What of a direction still counts at a point reached by clamping x + step * direction: its slope there.
  def slope(self: __torch__.Program,
    gradient: Tensor,
    direction: Tensor,
    point: Tensor,
    limits: Tensor) -> Tensor:
    low = float(limits[0])
    high = float(limits[1])
    part = (self).part_length(point)
    slopes = torch.reshape(gradient, [-1])
    values = torch.reshape(direction, [-1])
    place = torch.reshape(point, [-1])
    sums = annotate(List[Tensor], [])
    for i in range(torch.floordiv(torch.sub(torch.add(torch.numel(point), part), 1), part)):
      start = torch.mul(i, part)
      end = torch.add(start, part)
      free = (self).free(torch.slice(values, 0, start, end), torch.slice(place, 0, start, end), low, high)
      _0 = torch.append(sums, torch.dot(torch.slice(slopes, 0, start, end), free))
    return torch.sum(torch.to(torch.cpu(torch.stack(sums, 0)), 7))

  # The product of two vectors.
  def product(self: __torch__.Program, a: Tensor, b: Tensor) -> Tensor:
    return torch.to(torch.cpu(torch.dot(torch.reshape(a, [-1]), torch.reshape(b, [-1]))), 7)

  # x + step * direction, clamped. step: one number.
  def moved(self: __torch__.Program,
    x: Tensor,
    direction: Tensor,
    step: Tensor,
    limits: Tensor) -> Tensor:
    return torch.clamp_(torch.add(x, direction, alpha=float(step)), float(limits[0]), float(limits[1]))

  # Step times change, and change times change.
  def curvature(self: __torch__.Program,
    step: Tensor,
    change: Tensor) -> Tensor:
    s = torch.reshape(step, [-1])
    y = torch.reshape(change, [-1])
    return torch.to(torch.cpu(torch.stack([torch.dot(s, y), torch.dot(y, y)], 0)), 7)

  # Writes two vectors into a memory's rows. memory: rows x at least as many values; row: the first's.
  def remember(self: __torch__.Program,
    step: Tensor,
    change: Tensor,
    memory: Tensor,
    row: Tensor) -> Tensor:
    count = torch.numel(step)
    _0 = torch.copy_(torch.slice(memory[int(row)], 0, 0, count), torch.reshape(step, [-1]))
    _1 = torch.copy_(torch.slice(memory[torch.add(int(row), 1)], 0, 0, count), torch.reshape(change, [-1]))
    return memory

  # A memory's row as an array of a shape.
  def remembered(self: __torch__.Program,
    memory: Tensor,
    row: Tensor,
    shape: Tensor) -> Tensor:
    size = annotate(List[int], [])
    count = 1
    for i in range(torch.numel(shape)):
      _0 = torch.append(size, int(shape[i]))
      count = torch.mul(count, int(shape[i]))
    return torch.reshape(torch.slice(memory[int(row)], 0, 0, count), size)

  # Products of a memory's first rows with a vector and with one of these rows: 2 x rows. One after the other, as the engine's
  # product of two matrices takes longer where one of them is so narrow.
  def products(self: __torch__.Program,
    downhill: Tensor,
    memory: Tensor,
    rows: Tensor,
    row: Tensor) -> Tensor:
    count = torch.numel(downhill)
    used = torch.slice(torch.slice(memory, 0, 0, int(rows)), 1, 0, count)
    of_vector = torch.mv(used, torch.reshape(downhill, [-1]))
    of_row = torch.mv(used, torch.slice(memory[int(row)], 0, 0, count))
    return torch.to(torch.cpu(torch.stack([of_vector, of_row], 0)), 7)

  # factor * vector + a sum of a memory's rows. weights: of its first rows, then the factor.
  def combination(self: __torch__.Program,
    downhill: Tensor,
    memory: Tensor,
    weights: Tensor) -> Tensor:
    rows = torch.sub(torch.numel(weights), 1)
    used = torch.slice(torch.slice(memory, 0, 0, rows), 1, 0, torch.numel(downhill))
    of_rows = torch.to(torch.slice(weights, 0, 0, rows), ops.prim.device(downhill), ops.prim.dtype(downhill))
    sum = torch.addmv(torch.reshape(downhill, [-1]), torch.t(used), of_rows, beta=float(weights[rows]))
    return torch.reshape(sum, torch.size(downhill))

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
