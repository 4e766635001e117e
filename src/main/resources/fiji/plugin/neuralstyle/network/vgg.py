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

  # Minus the mean, over ImageNet's standard deviation, then the layers; returns the tapped feature maps, channels last.
  def features(self: __torch__.Program,
    image: Tensor,
    plan: Tensor,
    modes: Tensor,
    mean: Tensor,
    weights: List[Tensor]) -> List[Tensor]:
    std = torch.view(torch.tensor([0.229, 0.224, 0.225], dtype=6, device=ops.prim.device(image)), [1, 3, 1, 1])
    h = torch.div(torch.sub(image, torch.view(mean, [1, 3, 1, 1])), std)
    h = torch.to(h, int(modes[0]), False, False, 2)
    reflect = torch.eq(int(modes[1]), 1)
    taps = annotate(List[Tensor], [])
    conv = 0
    for i in range(torch.size(plan, 0)):
      kind = int(plan[i][0])
      if torch.eq(kind, 0):
        if reflect:
          h = torch.conv2d(torch.reflection_pad2d(h, [1, 1, 1, 1]), weights[conv], weights[torch.add(conv, 1)], [1, 1], [0, 0], [1, 1], 1)
        else:
          h = torch.conv2d(h, weights[conv], weights[torch.add(conv, 1)], [1, 1], [1, 1], [1, 1], 1)
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
  # float32 inside, and the blocks' sum in float32. Blocks stay in the processor's cache.
  def gram(self: __torch__.Program, feature: Tensor) -> Tensor:
    m = (self).rows(feature)
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

  # Losses, one a role, then the total variation; and the gradient of
  # sum(coefficient * loss) with respect to the image. The losses' own derivatives are
  # written out, so that the graph holds the network alone and each Gram needs one product.
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
    _0 = torch.set_grad_enabled(True)
    x = torch.requires_grad_(torch.detach(image), True)
    taps = (self).features(x, plan, modes, mean, weights)
    _1 = torch.set_grad_enabled(False)
    losses = annotate(List[Tensor], [])
    derivatives = annotate(List[Optional[Tensor]], [])
    for t in range(torch.len(taps)):
      feature = torch.detach(taps[t])
      derivative = torch.zeros([], dtype=6, device=ops.prim.device(image))
      for r in range(torch.size(roles, 0)):
        if torch.eq(int(roles[r][0]), t):
          if torch.eq(int(roles[r][1]), 0):
            difference = torch.sub(torch.to(feature, 6), torch.to(targets[r], 6))
            loss = torch.mean(torch.mul(difference, difference))
            scale = torch.div(torch.mul(float(coefficients[r]), 2.0), float(torch.numel(feature)))
            derivative = torch.add(derivative, torch.mul(difference, scale))
          else:
            difference = torch.sub((self).gram(feature), targets[r])
            loss = torch.mean(torch.mul(difference, difference))
            scale = torch.div(torch.div(torch.mul(float(coefficients[r]), 4.0), float(torch.numel(difference))), float(torch.numel(feature)))
            slope = torch.to(torch.mul(difference, scale), ops.prim.dtype(feature))
            product = torch.mm((self).rows(feature), slope)
            product = torch.permute(torch.reshape(product, [1, torch.size(feature, 2), torch.size(feature, 3), torch.size(feature, 1)]), [0, 3, 1, 2])
            if torch.eq(torch.dim(derivative), 0):
              derivative = product
            else:
              derivative = torch.add(derivative, product)
          _2 = torch.append(losses, torch.to(torch.stack([loss, torch.tensor(r, dtype=6, device=ops.prim.device(image))], 0), 7))
      _3 = torch.append(derivatives, torch.to(derivative, ops.prim.dtype(feature)))
    _4 = torch.set_grad_enabled(True)
    grads = torch.grad(taps, [x], derivatives, None, False, False)
    _5 = torch.set_grad_enabled(False)
    gradient = torch.contiguous(unchecked_cast(Tensor, grads[0]))
    dy = torch.sub(torch.slice(image, 2, 1), torch.slice(image, 2, 0, -1))
    dx = torch.sub(torch.slice(image, 3, 1), torch.slice(image, 3, 0, -1))
    variation = torch.add(torch.mean(torch.mul(dy, dy)), torch.mean(torch.mul(dx, dx)))
    weight = float(coefficients[torch.size(roles, 0)])
    if torch.ne(weight, 0.0):
      sy = torch.mul(dy, torch.div(torch.mul(weight, 2.0), float(torch.numel(dy))))
      sx = torch.mul(dx, torch.div(torch.mul(weight, 2.0), float(torch.numel(dx))))
      _6 = torch.add_(torch.slice(gradient, 2, 1), sy)
      _7 = torch.sub_(torch.slice(gradient, 2, 0, -1), sy)
      _8 = torch.add_(torch.slice(gradient, 3, 1), sx)
      _9 = torch.sub_(torch.slice(gradient, 3, 0, -1), sx)
    ordered = torch.zeros([torch.add(torch.size(roles, 0), 1)], dtype=7, device=ops.prim.device(image))
    for pair in losses:
      _10 = torch.copy_(torch.select(ordered, 0, int(pair[1])), pair[0])
    _11 = torch.copy_(torch.select(ordered, 0, -1), variation)
    _12 = torch.set_grad_enabled(was_enabled)
    return [ordered, gradient]

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
