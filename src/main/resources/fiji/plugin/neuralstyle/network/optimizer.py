# Arithmetic of the optimizers, as TorchScript in its serialized form; one call is one native call. Numbers for Java
# are first brought to the processor and made float64 there, as not every GPU has float64.
class Program(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool

  # A direction without those parts that would leave the box [low, high] at once: zero where x is at a bound and the
  # direction points outward. What is not at such a bound comes to another place however far it goes.
  def free(self: __torch__.Program,
    direction: Tensor,
    x: Tensor,
    low: float,
    high: float) -> Tensor:
    far = torch.clamp_(torch.add(x, direction, alpha=1.e+30), low, high)
    return torch.mul_(torch.ne_(far, x), direction)

  # How many values go through at once, so many or, on a GPU, all: parts that stay in the processor's cache.
  def part_length(self: __torch__.Program, x: Tensor, most: int) -> int:
    length = torch.add(torch.numel(x), 1)
    if ops.prim.is_cpu(x):
      length = most
    return length

  # How many of that length it takes.
  def parts(self: __torch__.Program, x: Tensor, length: int) -> int:
    return torch.floordiv(torch.sub(torch.add(torch.numel(x), length), 1), length)

  # A sum in float64, on the processor, as not every GPU has it.
  def added(self: __torch__.Program, sum: Tensor, value: Tensor) -> Tensor:
    return torch.add_(sum, torch.to(torch.cpu(value), 7))

  # What of the way down is free to move at x. limits: [low, high].
  def downhill(self: __torch__.Program,
    x: Tensor,
    gradient: Tensor,
    limits: Tensor) -> Tensor:
    return (self).downhill_into(torch.empty_like(x), x, gradient, limits)

  # The same, into an array.
  def downhill_into(self: __torch__.Program,
    result: Tensor,
    x: Tensor,
    gradient: Tensor,
    limits: Tensor) -> Tensor:
    low = float(limits[0])
    high = float(limits[1])
    length = (self).part_length(x, 131072)
    slopes = torch.reshape(gradient, [-1])
    place = torch.reshape(x, [-1])
    all = torch.view(result, [-1])
    for i in range((self).parts(x, length)):
      start = torch.mul(i, length)
      end = torch.add(start, length)
      free = (self).free(torch.neg(torch.slice(slopes, 0, start, end)), torch.slice(place, 0, start, end), low, high)
      _0 = torch.copy_(torch.slice(all, 0, start, end), free)
    return result

  # What of a direction still counts at a point reached by clamping x + step * direction: its slope there.
  def slope(self: __torch__.Program,
    point: Tensor,
    gradient: Tensor,
    direction: Tensor,
    limits: Tensor) -> Tensor:
    low = float(limits[0])
    high = float(limits[1])
    length = (self).part_length(point, 131072)
    slopes = torch.reshape(gradient, [-1])
    values = torch.reshape(direction, [-1])
    place = torch.reshape(point, [-1])
    sum = torch.zeros([], dtype=7, layout=None, device=None, pin_memory=None)
    for i in range((self).parts(point, length)):
      start = torch.mul(i, length)
      end = torch.add(start, length)
      free = (self).free(torch.slice(values, 0, start, end), torch.slice(place, 0, start, end), low, high)
      sum = (self).added(sum, torch.dot(torch.slice(slopes, 0, start, end), free))
    return sum

  # x + step * direction, clamped. step: one number.
  def moved(self: __torch__.Program,
    x: Tensor,
    direction: Tensor,
    step: Tensor,
    limits: Tensor) -> Tensor:
    return torch.clamp_(torch.add(x, direction, alpha=float(step)), float(limits[0]), float(limits[1]))

  # What a search asks of a point: the direction's slope there; the step from where it began times what that changed in the
  # gradient; and the square of that change.
  def look(self: __torch__.Program,
    point: Tensor,
    gradient: Tensor,
    direction: Tensor,
    limits: Tensor,
    x: Tensor,
    x_gradient: Tensor) -> Tensor:
    slope = (self).slope(point, gradient, direction, limits)
    place = torch.reshape(point, [-1])
    slopes = torch.reshape(gradient, [-1])
    from_place = torch.reshape(x, [-1])
    from_slopes = torch.reshape(x_gradient, [-1])
    length = (self).part_length(x, 131072)
    sums = torch.zeros([2], dtype=7, layout=None, device=None, pin_memory=None)
    for i in range((self).parts(x, length)):
      start = torch.mul(i, length)
      end = torch.add(start, length)
      step = torch.sub(torch.slice(place, 0, start, end), torch.slice(from_place, 0, start, end))
      change = torch.sub(torch.slice(slopes, 0, start, end), torch.slice(from_slopes, 0, start, end))
      sums = (self).added(sums, torch.stack([torch.dot(step, change), torch.dot(change, change)], 0))
    return torch.cat([torch.reshape(slope, [1]), sums], 0)

  # Writes the step between two points, and what it changed in the gradient, into a memory's rows. memory: rows x at least as
  # many values; row: the first's.
  def write(self: __torch__.Program,
    from_x: Tensor,
    from_gradient: Tensor,
    x: Tensor,
    gradient: Tensor,
    memory: Tensor,
    row: int) -> Tensor:
    count = torch.numel(x)
    _0 = torch.sub(torch.reshape(x, [-1]), torch.reshape(from_x, [-1]), alpha=1, out=torch.slice(memory[row], 0, 0, count))
    changes = torch.slice(memory[torch.add(row, 1)], 0, 0, count)
    _1 = torch.sub(torch.reshape(gradient, [-1]), torch.reshape(from_gradient, [-1]), alpha=1, out=changes)
    return memory

  # The same as a call.
  def remember(self: __torch__.Program,
    from_x: Tensor,
    from_gradient: Tensor,
    x: Tensor,
    gradient: Tensor,
    memory: Tensor,
    row: Tensor) -> Tensor:
    return (self).write(from_x, from_gradient, x, gradient, memory, int(row))

  # Writes an array into a memory's row.
  def restore(self: __torch__.Program,
    array: Tensor,
    memory: Tensor,
    row: Tensor) -> Tensor:
    _0 = torch.copy_(torch.slice(memory[int(row)], 0, 0, torch.numel(array)), torch.reshape(array, [-1]))
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

  # What of the way down is free to move at x, and the products of a memory's first rows with that and with one of these
  # rows: 2 x rows. numbers: how many rows, and which. With both in one pass over the memory; the other way around, its rows times
  # two columns, the engine takes much longer.
  def products(self: __torch__.Program,
    x: Tensor,
    gradient: Tensor,
    limits: Tensor,
    memory: Tensor,
    numbers: Tensor) -> List[Tensor]:
    rows = int(numbers[0])
    count = torch.numel(x)
    used = torch.slice(torch.slice(memory, 0, 0, rows), 1, 0, count)
    both = torch.empty([2, count], dtype=ops.prim.dtype(x), layout=None, device=ops.prim.device(x), pin_memory=None, memory_format=None)
    downhill = (self).downhill_into(torch.view(both[0], torch.size(x)), x, gradient, limits)
    _0 = torch.copy_(both[1], used[int(numbers[1])])
    # In parts, whose sums are added in float64.
    length = (self).part_length(x, 1048576)
    sums = torch.zeros([2, rows], dtype=7, layout=None, device=None, pin_memory=None)
    for i in range((self).parts(x, length)):
      start = torch.mul(i, length)
      end = torch.add(start, length)
      sums = (self).added(sums, torch.mm(torch.slice(both, 1, start, end), torch.t(torch.slice(used, 1, start, end))))
    return [downhill, sums]

  # The same when the step between two points has been remembered. numbers: how many rows there are then, the last change's row, the
  # last step's.
  def remember_then_products(self: __torch__.Program,
    from_x: Tensor,
    from_gradient: Tensor,
    x: Tensor,
    gradient: Tensor,
    limits: Tensor,
    memory: Tensor,
    numbers: Tensor) -> List[Tensor]:
    _0 = (self).write(from_x, from_gradient, x, gradient, memory, int(numbers[2]))
    return (self).products(x, gradient, limits, memory, numbers)

  # What is free to move of factor * downhill + a sum of a memory's rows, its product with the gradient, and the point there,
  # clamped. weights: of the first rows, then the factor.
  def direction(self: __torch__.Program,
    x: Tensor,
    gradient: Tensor,
    limits: Tensor,
    downhill: Tensor,
    memory: Tensor,
    weights: Tensor) -> List[Tensor]:
    low = float(limits[0])
    high = float(limits[1])
    rows = torch.sub(torch.numel(weights), 1)
    factor = float(weights[rows])
    of_rows = torch.to(torch.slice(weights, 0, 0, rows), ops.prim.device(x), ops.prim.dtype(x))
    used = torch.t(torch.slice(torch.slice(memory, 0, 0, rows), 1, 0, torch.numel(x)))
    values = torch.reshape(downhill, [-1])
    slopes = torch.reshape(gradient, [-1])
    place = torch.reshape(x, [-1])
    result = torch.empty_like(x)
    all = torch.view(result, [-1])
    length = (self).part_length(x, 131072)
    point = torch.empty_like(x)
    there = torch.view(point, [-1])
    slope = torch.zeros([], dtype=7, layout=None, device=None, pin_memory=None)
    for i in range((self).parts(x, length)):
      start = torch.mul(i, length)
      end = torch.add(start, length)
      sum = torch.addmv(torch.slice(values, 0, start, end), torch.slice(used, 0, start, end), of_rows, beta=factor)
      free = (self).free(sum, torch.slice(place, 0, start, end), low, high)
      slope = (self).added(slope, torch.dot(torch.slice(slopes, 0, start, end), free))
      _0 = torch.copy_(torch.slice(all, 0, start, end), free)
      _1 = torch.copy_(torch.slice(there, 0, start, end), torch.clamp_(torch.add_(free, torch.slice(place, 0, start, end)), low, high))
    return [result, slope, point]

  # One step of Adam (D. Kingma and J. Ba, 2015, algorithm 1), in place.
  # numbers: [learning rate, beta 1, beta 2, epsilon, steps before], of which the last goes up by one; limits: [low, high].
  def adam(self: __torch__.Program,
    x: Tensor,
    gradient: Tensor,
    first: Tensor,
    second: Tensor,
    numbers: Tensor,
    limits: Tensor) -> Tensor:
    rate = float(numbers[0])
    beta1 = float(numbers[1])
    beta2 = float(numbers[2])
    epsilon = float(numbers[3])
    step = torch.add_(numbers[4], 1)
    low = float(limits[0])
    high = float(limits[1])
    place = torch.view(x, [-1])
    slopes = torch.reshape(gradient, [-1])
    firsts = torch.view(first, [-1])
    seconds = torch.view(second, [-1])
    number = torch.to(torch.reshape(step, [1]), ops.prim.device(x), 6)
    compact = torch.eq(ops.prim.dtype(first), 15)
    last = place
    # In parts, so that what is between takes no memory worth a word.
    length = ops.prim.min((self).part_length(x, 262144), 16777216)
    for i in range((self).parts(x, length)):
      start = torch.mul(i, length)
      end = torch.add(start, length)
      values = torch.slice(place, 0, start, end)
      m = torch.slice(firsts, 0, start, end)
      v = torch.slice(seconds, 0, start, end)
      # Moments in 16 bits are stored so, not computed so.
      stored_m = m
      stored_v = v
      if compact:
        m = torch.to(m, 6)
        v = torch.to(v, 6)
      # The engine leaves out what seems to have no effect, and does not see that this has one but by what the list holds.
      moved = [values]
      torch._fused_adam_(moved, [torch.slice(slopes, 0, start, end)], [m], [v], annotate(List[Tensor], []), [number], lr=rate, beta1=beta1, beta2=beta2, weight_decay=0., eps=epsilon, amsgrad=False, maximize=False)
      last = torch.clamp_(moved[0], low, high)
      if compact:
        _1 = torch.copy_(stored_m, m)
        _2 = torch.copy_(stored_v, v)
    return last

  # The same when the point is kept first, as it is the best so far.
  def keep_then_adam(self: __torch__.Program,
    x: Tensor,
    gradient: Tensor,
    first: Tensor,
    second: Tensor,
    numbers: Tensor,
    limits: Tensor,
    best: Tensor) -> Tensor:
    _0 = (self).keep(x, best)
    return (self).adam(x, gradient, first, second, numbers, limits)

  # What Adam remembers of an image in half the memory: moments of zero in bfloat16, and room for the best point.
  def compact_state(self: __torch__.Program, x: Tensor) -> List[Tensor]:
    m = torch.zeros_like(x, dtype=15, layout=None, device=None, pin_memory=None, memory_format=None)
    v = torch.zeros_like(x, dtype=15, layout=None, device=None, pin_memory=None, memory_format=None)
    best = torch.zeros_like(x, dtype=2, layout=None, device=None, pin_memory=None, memory_format=None)
    return [m, v, best]

  # Keeps a point: as it is, or, of values from 0 to 1, in 16 bits, each to 1/131070.
  def keep(self: __torch__.Program, x: Tensor, kept: Tensor) -> Tensor:
    if torch.eq(ops.prim.dtype(kept), ops.prim.dtype(x)):
      _0 = torch.copy_(kept, x)
    else:
      part = 1048576
      for i in range((self).parts(x, part)):
        start = torch.mul(i, part)
        values = torch.slice(torch.view(x, [-1]), 0, start, torch.add(start, part))
        scaled = torch.sub_(torch.round_(torch.mul(values, 65535)), 32768)
        _1 = torch.copy_(torch.slice(torch.view(kept, [-1]), 0, start, torch.add(start, part)), scaled)
    return kept

  # Writes a packed point into x.
  def unpack(self: __torch__.Program, packed: Tensor, x: Tensor) -> Tensor:
    part = 1048576
    for i in range((self).parts(x, part)):
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
