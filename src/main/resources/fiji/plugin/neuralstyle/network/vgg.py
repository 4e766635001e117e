# The network, the losses and the gradient, as TorchScript in its serialized form.
#
# Java zips this text into an archive when the program starts and loads it; one call of a
# method below is one native call. Weights and targets are arguments, so the same program
# serves any width and depth. Shapes: image 1 x 3 x H x W, RGB in [0, 1], float32.
#
# plan: int64, a row a step: [kind, tapped], kind 0 convolution, 1 ReLU, 2 ReLU in place,
#   3 max pooling, 4 average pooling; tapped 1 if the step's output is a wanted feature map.
# weights: kernel and bias of each convolution in turn, already in the wanted precision.
# modes: int64 [scalar type (6 float32, 15 bfloat16, 5 float16), padding (0 zero, 1 reflect)].
# mean: float32, the colour that is taken from the image, RGB in [0, 1].
# roles: int64, a row a loss: [index of the feature map, 0 content or 1 style].
class Program(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool

  # The standard deviation of ImageNet's pictures.
  def deviation(self: __torch__.Program, image: Tensor) -> Tensor:
    return torch.view(torch.tensor([0.229, 0.224, 0.225], dtype=6, device=ops.prim.device(image)), [1, 3, 1, 1])

  # What the first convolution sees.
  def normalised(self: __torch__.Program, image: Tensor, modes: Tensor, mean: Tensor) -> Tensor:
    return torch.to(torch.div(torch.sub(image, torch.view(mean, [1, 3, 1, 1])), (self).deviation(image)), int(modes[0]), False, False, 2)

  def convolved(self: __torch__.Program, h: Tensor, kernel: Tensor, bias: Tensor, reflect: bool) -> Tensor:
    if reflect:
      out = torch.conv2d(torch.reflection_pad2d(h, [1, 1, 1, 1]), kernel, bias, [1, 1], [0, 0], [1, 1], 1)
    else:
      out = torch.conv2d(h, kernel, bias, [1, 1], [1, 1], [1, 1], 1)
    return out

  # The layers; returns the tapped feature maps, channels last.
  def features(self: __torch__.Program,
    image: Tensor,
    plan: Tensor,
    modes: Tensor,
    mean: Tensor,
    weights: List[Tensor]) -> List[Tensor]:
    h = (self).normalised(image, modes, mean)
    reflect = torch.eq(int(modes[1]), 1)
    taps = annotate(List[Tensor], [])
    conv = 0
    for i in range(torch.size(plan, 0)):
      kind = int(plan[i][0])
      if torch.eq(kind, 0):
        h = (self).convolved(h, weights[conv], weights[torch.add(conv, 1)], reflect)
        conv = torch.add(conv, 2)
      elif torch.eq(kind, 1):
        h = torch.relu(h)
      elif torch.eq(kind, 2):
        h = torch.relu_(h)
      elif torch.eq(kind, 3):
        h = torch.max_pool2d(h, [2, 2], [2, 2], [0, 0], [1, 1], False)
      else:
        h = torch.avg_pool2d(h, [2, 2], [2, 2], [0, 0], False, True, None)
      if torch.eq(int(plan[i][1]), 1):
        _0 = torch.append(taps, h)
    return taps

  # A feature map 1 x C x H x W as a matrix of H*W rows and C columns; no copy, as it is channels last.
  def rows(self: __torch__.Program, feature: Tensor) -> Tensor:
    return torch.reshape(torch.permute(feature, [0, 2, 3, 1]), [-1, torch.size(feature, 1)])

  # Gram matrix F F^T / (C H W), C x C, float32: products of blocks of rows, in the precision of F with
  # float32 inside, and the blocks' sum in float32. Blocks stay in the processor's cache. A block's sum of
  # squares is too large for float16.
  def gram(self: __torch__.Program, feature: Tensor) -> Tensor:
    m = (self).rows(feature)
    if torch.eq(ops.prim.dtype(m), 5):
      m = torch.to(m, 6)
    count = torch.size(m, 0)
    channels = torch.size(m, 1)
    block = 2048
    whole = torch.mul(torch.floordiv(count, block), block)
    total = torch.zeros([channels, channels], dtype=6, device=ops.prim.device(m))
    if torch.gt(whole, 0):
      blocks = torch.reshape(torch.slice(m, 0, 0, whole), [-1, block, channels])
      total = torch.sum(torch.to(torch.bmm(torch.transpose(blocks, 1, 2), blocks), 6), [0], False)
    if torch.gt(count, whole):
      rest = torch.slice(m, 0, whole, count)
      total = torch.add(total, torch.to(torch.mm(torch.t(rest), rest), 6))
    return torch.div(total, float(torch.numel(feature)))

  def grams(self: __torch__.Program,
    image: Tensor,
    plan: Tensor,
    modes: Tensor,
    mean: Tensor,
    weights: List[Tensor]) -> List[Tensor]:
    out = annotate(List[Tensor], [])
    for feature in (self).features(image, plan, modes, mean, weights):
      _0 = torch.append(out, (self).gram(feature))
    return out

  # What the gradient is multiplied with on its way back: losses are means, so it shrinks as images grow, and
  # float16 ends at 6e-8.
  def magnification(self: __torch__.Program, image: Tensor, modes: Tensor) -> float:
    factor = 1.0
    if torch.eq(int(modes[0]), 5):
      factor = torch.mul(8.0, float(torch.numel(image)))
    return factor

  # Losses, one a role, then the total variation; and the gradient of sum(coefficient * loss) with respect
  # to the image. The backward pass is written out: a gradient is changed in place where it can be, a
  # Gram matrix adds its share by one product, and each map is freed as soon as it has been passed.
  def evaluate(self: __torch__.Program,
    image: Tensor,
    plan: Tensor,
    modes: Tensor,
    mean: Tensor,
    roles: Tensor,
    coefficients: Tensor,
    weights: List[Tensor],
    targets: List[Tensor]) -> List[Tensor]:
    was_enabled = torch.is_grad_enabled()
    _0 = torch.set_grad_enabled(False)
    reflect = torch.eq(int(modes[1]), 1)
    magnified = (self).magnification(image, modes)
    losses = torch.zeros([torch.add(torch.size(roles, 0), 1)], dtype=7, device=ops.prim.device(image))
    slopes = annotate(List[Tensor], [])
    for r in range(torch.size(roles, 0)):
      _1 = torch.append(slopes, targets[r])
    # Forward. maps: each step's output; indices: where a maximum was, else empty.
    maps = annotate(List[Tensor], [])
    indices = annotate(List[Tensor], [])
    none = torch.empty([0], dtype=4, device=ops.prim.device(image))
    h = (self).normalised(image, modes, mean)
    conv = 0
    tap = 0
    for i in range(torch.size(plan, 0)):
      kind = int(plan[i][0])
      index = none
      if torch.eq(kind, 0):
        h = (self).convolved(h, weights[conv], weights[torch.add(conv, 1)], reflect)
        conv = torch.add(conv, 2)
      elif torch.eq(kind, 1):
        h = torch.relu(h)
      elif torch.eq(kind, 2):
        h = torch.relu_(h)
      elif torch.eq(kind, 3):
        h, index, = torch.max_pool2d_with_indices(h, [2, 2], [2, 2], [0, 0], [1, 1], False)
      else:
        h = torch.avg_pool2d(h, [2, 2], [2, 2], [0, 0], False, True, None)
      _2 = torch.append(maps, h)
      _3 = torch.append(indices, index)
      if torch.eq(int(plan[i][1]), 1):
        for r in range(torch.size(roles, 0)):
          if torch.eq(int(roles[r][0]), tap):
            if torch.eq(int(roles[r][1]), 0):
              difference = torch.sub(torch.to(h, 6), torch.to(targets[r], 6))
              factor = torch.div(torch.mul(torch.mul(float(coefficients[r]), magnified), 2.0), float(torch.numel(h)))
            else:
              difference = torch.sub((self).gram(h), targets[r])
              factor = torch.div(torch.div(torch.mul(torch.mul(float(coefficients[r]), magnified), 4.0), float(torch.numel(difference))), float(torch.numel(h)))
            _4 = torch.copy_(torch.select(losses, 0, r), torch.mean(torch.mul(difference, difference)))
            slope = torch.to(torch.mul_(difference, factor), ops.prim.dtype(h))
            _5 = torch._set_item(slopes, r, slope)
        tap = torch.add(tap, 1)
    # Backward, from the deepest map, which is a tapped one.
    gradient = torch.zeros_like(h, dtype=None, layout=None, device=None, pin_memory=None, memory_format=2)
    for j in range(torch.size(plan, 0)):
      i = torch.sub(torch.sub(torch.size(plan, 0), 1), j)
      kind = int(plan[i][0])
      f = torch.pop(maps)
      index = torch.pop(indices)
      if torch.eq(int(plan[i][1]), 1):
        tap = torch.sub(tap, 1)
        for r in range(torch.size(roles, 0)):
          if torch.eq(int(roles[r][0]), tap):
            if torch.eq(int(roles[r][1]), 0):
              _6 = torch.add_(gradient, slopes[r])
            else:
              _7 = torch.addmm_((self).rows(gradient), (self).rows(f), slopes[r])
      if torch.eq(kind, 0):
        conv = torch.sub(conv, 2)
        if torch.gt(i, 0):
          shape = torch.size(maps[torch.sub(i, 1)])
        else:
          shape = torch.size(image)
        gradient = (self).back_through_convolution(gradient, shape, weights[conv], reflect)
      elif torch.le(kind, 2):
        _8 = torch.threshold_backward(gradient, f, 0, grad_input=gradient)
      elif torch.eq(kind, 3):
        gradient = torch.max_pool2d_with_indices_backward(gradient, maps[torch.sub(i, 1)], [2, 2], [2, 2], [0, 0], [1, 1], False, index)
      else:
        gradient = torch.avg_pool2d_backward(gradient, maps[torch.sub(i, 1)], [2, 2], [2, 2], [0, 0], False, True, None)
    gradient = torch.contiguous(torch.div(torch.to(gradient, 6), torch.mul((self).deviation(image), magnified)))
    dy = torch.sub(torch.slice(image, 2, 1), torch.slice(image, 2, 0, -1))
    dx = torch.sub(torch.slice(image, 3, 1), torch.slice(image, 3, 0, -1))
    variation = torch.add(torch.mean(torch.mul(dy, dy)), torch.mean(torch.mul(dx, dx)))
    weight = float(coefficients[torch.size(roles, 0)])
    if torch.ne(weight, 0.0):
      sy = torch.mul(dy, torch.div(torch.mul(weight, 2.0), float(torch.numel(dy))))
      sx = torch.mul(dx, torch.div(torch.mul(weight, 2.0), float(torch.numel(dx))))
      _9 = torch.add_(torch.slice(gradient, 2, 1), sy)
      _10 = torch.sub_(torch.slice(gradient, 2, 0, -1), sy)
      _11 = torch.add_(torch.slice(gradient, 3, 1), sx)
      _12 = torch.sub_(torch.slice(gradient, 3, 0, -1), sx)
    _13 = torch.copy_(torch.select(losses, 0, -1), variation)
    _14 = torch.set_grad_enabled(was_enabled)
    return [losses, gradient]

  # The gradient with respect to a convolution's input, whose values it does not depend on: an input of that
  # shape stands in for it, and its memory is never touched.
  def back_through_convolution(self: __torch__.Program,
    gradient: Tensor,
    shape: List[int],
    kernel: Tensor,
    reflect: bool) -> Tensor:
    grown = 0
    if reflect:
      grown = 2
    padding = torch.sub(1, torch.floordiv(grown, 2))
    input = torch.empty([shape[0], shape[1], torch.add(shape[2], grown), torch.add(shape[3], grown)], dtype=ops.prim.dtype(gradient), layout=None, device=ops.prim.device(gradient), pin_memory=None, memory_format=2)
    before, _0, _1, = torch.convolution_backward(gradient, input, kernel, None, [1, 1], [padding, padding], [1, 1], False, [0, 0], 1, [True, False, False])
    if reflect:
      inner = torch.empty(shape, dtype=ops.prim.dtype(gradient), layout=None, device=ops.prim.device(gradient), pin_memory=None, memory_format=2)
      before = torch.reflection_pad2d_backward(before, inner, [1, 1, 1, 1])
    return torch.contiguous(before, memory_format=2)

  # Weights in the wanted scalar type, channels last; always copies, as the memory of what Java passes in
  # is Java's to reuse.
  def prepare(self: __torch__.Program,
    modes: Tensor,
    weights: List[Tensor]) -> List[Tensor]:
    out = annotate(List[Tensor], [])
    for w in weights:
      if torch.eq(torch.dim(w), 4):
        _0 = torch.append(out, torch.to(w, int(modes[0]), False, True, 2))
      else:
        _1 = torch.append(out, torch.to(w, int(modes[0]), False, True))
    return out

  # Another size: bicubic, antialiased when shrinking, so that no level sees frequencies it cannot hold;
  # clamped, as bicubic overshoots at edges.
  def resize(self: __torch__.Program,
    image: Tensor,
    size: Tensor) -> Tensor:
    return torch.clamp(torch._upsample_bicubic2d_aa(image, [int(size[0]), int(size[1])], False, None, None), 0, 1)
