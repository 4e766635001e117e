# The network, the losses and the gradient, as TorchScript in its serialized form.
#
# Java zips this text into an archive when the program starts and loads it; one call of a
# method below is one native call. Weights and targets are arguments, so the same program
# serves any width and depth. Shapes: image 1 x 3 x H x W, RGB in [0, 1], float32.
#
# plan: int64, a row a step: [kind, tapped], kind 0 convolution, 1 ReLU, 2 ReLU in place,
#   3 max pooling, 4 average pooling; tapped 1 if the step's output is a wanted feature map.
# weights: kernel and bias of each convolution in turn, already in the wanted precision.
# modes: int64 [scalar type (6 float32, 15 bfloat16, 5 float16), padding (0 zero, 1 reflect, 2 circular), what the
#   gradient is multiplied with on its way back (1 but for float16), from how many input channels on convolutions
#   are computed by Winograd's method, and how many results a side its tiles give: 2 or 4].
# mean: float32, the colour that is taken from the image, RGB in [0, 1].
# roles: int64, a row a loss: [index of the feature map, kind, guide]; kind 0 content, the target a feature map;
#   1 style, the target a Gram matrix; 2 style, the target the slope of the loss with respect to sums of F^T F, with
#   one row more if also with respect to sums of F; 3 style, the target a mean and the root of a covariance;
#   4 style, the target directions and quantiles along them (see sliced_target), of a whole image alone.
#   guide: index of a guide in the list of targets, behind them, or -1 for none.
# coefficients: float64, the weight of each loss, that of the total variation, and the power of differences in it.
# A guide says how much of a region each value of a feature map is: 1 x 1 x H x W, 0 to 1, in the wanted precision.
#
# A tile is a part of an image with as much around it as its core's feature maps see. Its geometry:
# regions: int64, a row a step: [cut: top, bottom, left, right; core: the same; place: top, left]. After a
#   step the map is cut to rows top to bottom and columns left to right, as deeper layers need less around
#   the core; the core is then in the cut map, and at (place) in the whole image's map. No rows: the map is
#   the whole image's.
# counts: float64, a value a role: elements of the whole image's feature map; with a guide T channels times the sum of T^2.
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

  def convolved(self: __torch__.Program, h: Tensor, kernel: Tensor, bias: Tensor, padding: int) -> Tensor:
    if torch.eq(padding, 1):
      out = torch.conv2d(torch.reflection_pad2d(h, [1, 1, 1, 1]), kernel, bias, [1, 1], [0, 0], [1, 1], 1)
    elif torch.__and__(torch.eq(padding, 2), torch.eq(torch.dim(kernel), 5)):
      out = (self).inside((self).by_winograd((self).ringed(h), kernel, bias))
    elif torch.eq(padding, 2):
      out = torch.conv2d((self).ringed(h), kernel, bias, [1, 1], [0, 0], [1, 1], 1)
    elif torch.eq(torch.dim(kernel), 5):
      out = (self).by_winograd(h, kernel, bias)
    else:
      out = torch.conv2d(h, kernel, bias, [1, 1], [1, 1], [1, 1], 1)
    return out

  # A map with one more value on each side, from its other side.
  def ringed(self: __torch__.Program, h: Tensor) -> Tensor:
    out = torch.empty([torch.size(h, 0), torch.size(h, 1), torch.add(torch.size(h, 2), 2), torch.add(torch.size(h, 3), 2)], dtype=ops.prim.dtype(h), layout=None, device=ops.prim.device(h), pin_memory=None, memory_format=2)
    rows = torch.slice(out, 2, 1, -1)
    _0 = torch.copy_(torch.slice(rows, 3, 1, -1), h)
    _1 = torch.copy_(torch.select(rows, 3, 0), torch.select(h, 3, -1))
    _2 = torch.copy_(torch.select(rows, 3, -1), torch.select(h, 3, 0))
    _3 = torch.copy_(torch.select(out, 2, 0), torch.select(out, 2, -2))
    _4 = torch.copy_(torch.select(out, 2, -1), torch.select(out, 2, 1))
    return out

  # The gradient of what a ringed map was made of; changes the one given.
  def unringed(self: __torch__.Program, gradient: Tensor) -> Tensor:
    _0 = torch.add_(torch.select(gradient, 2, -2), torch.select(gradient, 2, 0))
    _1 = torch.add_(torch.select(gradient, 2, 1), torch.select(gradient, 2, -1))
    rows = torch.slice(gradient, 2, 1, -1)
    _2 = torch.add_(torch.select(rows, 3, -2), torch.select(rows, 3, 0))
    _3 = torch.add_(torch.select(rows, 3, 1), torch.select(rows, 3, -1))
    return (self).inside(gradient)

  # A map without its outermost values.
  def inside(self: __torch__.Program, h: Tensor) -> Tensor:
    return torch.contiguous(torch.slice(torch.slice(h, 2, 1, -1), 3, 1, -1), memory_format=2)

  # What deeper layers need of a step's output.
  def cut(self: __torch__.Program, h: Tensor, regions: Tensor, step: int) -> Tensor:
    if torch.eq(torch.size(regions, 0), 0):
      out = h
    else:
      r = regions[step]
      if torch.__and__(torch.eq(int(r[1]), torch.size(h, 2)), torch.eq(int(r[3]), torch.size(h, 3))):
        whole = torch.__and__(torch.eq(int(r[0]), 0), torch.eq(int(r[2]), 0))
      else:
        whole = False
      if whole:
        out = h
      else:
        out = torch.contiguous(torch.slice(torch.slice(h, 2, int(r[0]), int(r[1])), 3, int(r[2]), int(r[3])), memory_format=2)
    return out

  # The core of a cut map, as a view.
  def core(self: __torch__.Program, h: Tensor, regions: Tensor, step: int) -> Tensor:
    if torch.eq(torch.size(regions, 0), 0):
      out = h
    else:
      r = regions[step]
      out = torch.slice(torch.slice(h, 2, int(r[4]), int(r[5])), 3, int(r[6]), int(r[7]))
    return out

  # The core's place in the whole image's map, as a view; a map of the core's size is the core's own.
  def placed(self: __torch__.Program, whole: Tensor, regions: Tensor, step: int) -> Tensor:
    if torch.eq(torch.size(regions, 0), 0):
      out = whole
    else:
      r = regions[step]
      top = int(r[8])
      left = int(r[9])
      height = torch.sub(int(r[5]), int(r[4]))
      width = torch.sub(int(r[7]), int(r[6]))
      if torch.__and__(torch.eq(height, torch.size(whole, 2)), torch.eq(width, torch.size(whole, 3))):
        out = whole
      else:
        out = torch.slice(torch.slice(whole, 2, top, torch.add(top, height)), 3, left, torch.add(left, width))
    return out

  # One step; conv is the index of the next convolution's kernel.
  def stepped(self: __torch__.Program, h: Tensor, kind: int, weights: List[Tensor], conv: int, padding: int) -> Tensor:
    if torch.eq(kind, 0):
      out = (self).convolved(h, weights[conv], weights[torch.add(conv, 1)], padding)
    elif torch.eq(kind, 1):
      out = torch.relu(h)
    elif torch.eq(kind, 2):
      out = torch.relu_(h)
    elif torch.eq(kind, 3):
      out = torch.max_pool2d(h, [2, 2], [2, 2], [0, 0], [1, 1], False)
    else:
      out = torch.avg_pool2d(h, [2, 2], [2, 2], [0, 0], False, True, None)
    return out

  # The layers; returns the cores of the tapped feature maps, channels last.
  def features(self: __torch__.Program,
    image: Tensor,
    plan: Tensor,
    modes: Tensor,
    mean: Tensor,
    regions: Tensor,
    weights: List[Tensor]) -> List[Tensor]:
    h = (self).normalised(image, modes, mean)
    taps = annotate(List[Tensor], [])
    conv = 0
    for i in range(torch.size(plan, 0)):
      kind = int(plan[i][0])
      h = (self).cut((self).stepped(h, kind, weights, conv, int(modes[1])), regions, i)
      if torch.eq(kind, 0):
        conv = torch.add(conv, 2)
      if torch.eq(int(plan[i][1]), 1):
        _0 = torch.append(taps, (self).core(h, regions, i))
    return taps

  # A feature map 1 x C x H x W as a matrix of H*W rows and C columns; no copy, as it is channels last.
  def rows(self: __torch__.Program, feature: Tensor) -> Tensor:
    return torch.reshape(torch.permute(feature, [0, 2, 3, 1]), [-1, torch.size(feature, 1)])

  # The sum of F^T F over the rows of F, C x C, float64: products of blocks of rows, in the precision of F
  # with float32 inside, and the blocks' sum in float64. Blocks stay in the processor's cache. A block's sum of
  # squares is too large for float16.
  def products(self: __torch__.Program, feature: Tensor) -> Tensor:
    m = (self).rows(feature)
    if torch.eq(ops.prim.dtype(m), 5):
      m = torch.to(m, 6)
    count = torch.size(m, 0)
    channels = torch.size(m, 1)
    block = 2048
    whole = torch.mul(torch.floordiv(count, block), block)
    total = torch.zeros([channels, channels], dtype=7, device=ops.prim.device(m))
    if torch.gt(whole, 0):
      blocks = torch.reshape(torch.slice(m, 0, 0, whole), [-1, block, channels])
      total = torch.sum(torch.bmm(torch.transpose(blocks, 1, 2), blocks), [0], False, dtype=7)
    if torch.gt(count, whole):
      rest = torch.slice(m, 0, whole, count)
      total = torch.add(total, torch.mm(torch.t(rest), rest))
    return total

  # Gram matrix F F^T / (C H W), C x C, float32.
  def gram(self: __torch__.Program, feature: Tensor) -> Tensor:
    return torch.to(torch.div((self).products(feature), float(torch.numel(feature))), 6)

  # A feature map as far as it is in a guide's region (L. Gatys et al., "Controlling Perceptual Factors in Neural Style
  # Transfer", 2017, section 4).
  def guided(self: __torch__.Program, feature: Tensor, guide: Tensor) -> Tensor:
    return torch.contiguous(torch.mul(feature, guide), memory_format=2)

  # The Gram matrix of a whole map for a role, in its guide's region if it has one.
  def gram_of_role(self: __torch__.Program, feature: Tensor, guide: int, count: float, targets: List[Tensor]) -> Tensor:
    if torch.lt(guide, 0):
      out = (self).gram(feature)
    else:
      out = torch.to(torch.div((self).products((self).guided(feature, targets[guide])), count), 6)
    return out

  # Adds the share of a guided Gram matrix to the gradient with respect to a map: with F' = T F it is T (F' slope);
  # of a slope with respect to means as well, T^2 times its last row more.
  def add_guided_share(self: __torch__.Program, gradient: Tensor, feature: Tensor, guide: Tensor, slope: Tensor) -> Tensor:
    inside = (self).guided((self).guided(feature, guide), guide)
    c = torch.size(slope, 1)
    share = torch.mm((self).rows(inside), torch.slice(slope, 0, 0, c))
    if torch.gt(torch.size(slope, 0), c):
      t = torch.reshape(guide, [-1, 1])
      share = torch.add(share, torch.mul(torch.mul(t, t), torch.unsqueeze(torch.select(slope, 0, c), 0)))
    share = torch.view(share, [1, torch.size(inside, 2), torch.size(inside, 3), torch.size(inside, 1)])
    return torch.add_(torch.permute(gradient, [0, 2, 3, 1]), share)

  def grams(self: __torch__.Program,
    image: Tensor,
    plan: Tensor,
    modes: Tensor,
    mean: Tensor,
    weights: List[Tensor]) -> List[Tensor]:
    out = annotate(List[Tensor], [])
    none = torch.empty([0, 10], dtype=4, device=ops.prim.device(image))
    for feature in (self).features(image, plan, modes, mean, none, weights):
      _0 = torch.append(out, (self).gram(feature))
    return out

  # Sums of F^T F and, in the last row and column, of F, and in the corner the number of rows: (C + 1) x (C + 1), float64.
  # Products are those of float32 whatever the precision of F, as a covariance is a small difference of them. With a guide
  # T, which is empty for none, each row counts T^2 times.
  def moment_sums(self: __torch__.Program, feature: Tensor, guide: Tensor) -> Tensor:
    m = (self).rows(feature)
    t = torch.reshape(guide, [-1, 1])
    count = torch.size(m, 0)
    channels = torch.size(m, 1)
    block = 2048
    total = torch.zeros([torch.add(channels, 1), torch.add(channels, 1)], dtype=7, device=ops.prim.device(m))
    products = torch.slice(torch.slice(total, 0, 0, channels), 1, 0, channels)
    sums = torch.slice(torch.select(total, 0, channels), 0, 0, channels)
    extent = torch.select(torch.select(total, 0, channels), 0, channels)
    _4 = torch.fill_(extent, float(count))
    if torch.gt(torch.numel(guide), 0):
      wide = torch.to(t, 7)
      _3 = torch.copy_(extent, torch.sum(torch.mul(wide, wide)))
    for n in range(torch.floordiv(torch.add(count, torch.sub(block, 1)), block)):
      part = torch.to(torch.slice(m, 0, torch.mul(n, block), torch.mul(torch.add(n, 1), block)), 6)
      once = part
      if torch.gt(torch.numel(guide), 0):
        inside = torch.to(torch.slice(t, 0, torch.mul(n, block), torch.mul(torch.add(n, 1), block)), 6)
        part = torch.mul(part, inside)
        once = torch.mul(part, inside)
      _0 = torch.add_(products, torch.mm(torch.t(part), part))
      _1 = torch.add_(sums, torch.sum(once, [0], False, dtype=7))
    _2 = torch.copy_(torch.slice(torch.select(total, 1, channels), 0, 0, channels), sums)
    return total

  # What a layer's sums are made of: as many rows and columns as channels, or one more for means.
  def sums_like(self: __torch__.Program, feature: Tensor, total: Tensor) -> Tensor:
    if torch.gt(torch.size(total, 0), torch.size(feature, 1)):
      out = (self).moment_sums(feature, (self).no_guide(feature))
    else:
      out = (self).products(feature)
    return out

  def no_guide(self: __torch__.Program, feature: Tensor) -> Tensor:
    return torch.empty([0], dtype=6, device=ops.prim.device(feature))

  # The same in a guide's region.
  def guided_sums_like(self: __torch__.Program, feature: Tensor, guide: Tensor, total: Tensor) -> Tensor:
    if torch.gt(torch.size(total, 0), torch.size(feature, 1)):
      out = (self).moment_sums(feature, guide)
    else:
      out = (self).products((self).guided(feature, guide))
    return out

  # The sums for moments of a whole map for a role.
  def moment_sums_of_role(self: __torch__.Program, feature: Tensor, guide: int, targets: List[Tensor]) -> Tensor:
    if torch.lt(guide, 0):
      out = (self).moment_sums(feature, (self).no_guide(feature))
    else:
      out = (self).moment_sums(feature, targets[guide])
    return out

  # From sums to means over the rows of F, float64: second moments, means, 1.
  def to_moments(self: __torch__.Program, totals: List[Tensor]) -> List[Tensor]:
    out = annotate(List[Tensor], [])
    for total in totals:
      _0 = torch.append(out, torch.div(total, float(total[-1][-1])))
    return out

  def moments(self: __torch__.Program,
    image: Tensor,
    plan: Tensor,
    modes: Tensor,
    mean: Tensor,
    weights: List[Tensor]) -> List[Tensor]:
    totals = annotate(List[Tensor], [])
    none = torch.empty([0, 10], dtype=4, device=ops.prim.device(image))
    for feature in (self).features(image, plan, modes, mean, none, weights):
      _0 = torch.append(totals, (self).moment_sums(feature, (self).no_guide(feature)))
    return (self).to_moments(totals)

  # The covariance in moments, C x C, with epsilon added to the diagonal.
  def covariance(self: __torch__.Program, moments: Tensor, epsilon: float) -> Tensor:
    c = torch.sub(torch.size(moments, 0), 1)
    mean = torch.slice(torch.select(moments, 0, c), 0, 0, c)
    seconds = torch.slice(torch.slice(moments, 0, 0, c), 1, 0, c)
    out = torch.sub(seconds, torch.ger(mean, mean))
    _0 = torch.add_(torch.diagonal(out), epsilon)
    return out

  # The square root of a symmetric matrix, none of whose eigenvalues is below the least given, above 0, and that root's
  # inverse: Newton-Schulz, coupled, Y to the root and Z to its inverse, each iteration scaled for the fastest growth of
  # what is still small (J. Chen and E. Chow, "A stable scaling of Newton-Schulz for improving the sign function
  # computation of a Hermitian matrix", 2014). The roots of the eigenvalues of Z Y are in [low, 1]: Frobenius' norm is a
  # bound from above, the least one from below; the same cubic moves them all to 1 and says how many iterations it takes:
  # a factor of 2.6 each, then the square of the distance, 17 for a ratio of 1e10 of the eigenvalues.
  def roots(self: __torch__.Program, a: Tensor, least: float) -> List[Tensor]:
    norm = float(torch.sqrt(torch.sum(torch.mul(a, a))))
    y = torch.div(a, norm)
    z = torch.eye(torch.size(a, 0), dtype=ops.prim.dtype(a), layout=None, device=ops.prim.device(a), pin_memory=None)
    low = torch.pow(torch.div(least, norm), 0.5)
    done = False
    for n in range(60):
      if torch.__not__(done):
        rho = torch.pow(torch.div(3.0, torch.add(torch.add(1.0, low), torch.mul(low, low))), 0.5)
        t = torch.mul(torch.mm(z, y), torch.mul(-0.5, torch.pow(rho, 3.0)))
        _0 = torch.add_(torch.diagonal(t), torch.mul(1.5, rho))
        y = torch.mm(y, t)
        z = torch.mm(t, z)
        low = torch.mul(torch.mul(0.5, torch.mul(rho, low)), torch.sub(3.0, torch.mul(torch.mul(rho, rho), torch.mul(low, low))))
        done = torch.gt(low, 0.999999999999)
    scale = torch.pow(norm, 0.5)
    return [torch.mul(y, scale), torch.div(z, scale)]

  # From a style's moments to what losses need of it, (C + 2) x C, float64: the root of its covariance; its mean; then
  # what is added to every variance, a thousandth of the mean second moment, as roots have no slope at 0; and the unit of
  # the loss: with it, of a map that is 0, this loss and that of the Gram matrix are the same.
  def transport_target(self: __torch__.Program, moments: Tensor) -> Tensor:
    c = torch.sub(torch.size(moments, 0), 1)
    mean = torch.slice(torch.select(moments, 0, c), 0, 0, c)
    seconds = torch.slice(torch.slice(moments, 0, 0, c), 1, 0, c)
    power = torch.add(float(torch.sum(torch.diagonal(seconds))), 1.0000000000000001e-30)
    epsilon = torch.div(torch.mul(0.001, power), float(c))
    gram = torch.div(seconds, float(c))
    unit = torch.div(float(torch.mean(torch.mul(gram, gram))), power)
    out = torch.zeros([torch.add(c, 2), c], dtype=7, layout=None, device=ops.prim.device(moments), pin_memory=None)
    _0 = torch.copy_(torch.slice(out, 0, 0, c), (self).roots((self).covariance(moments, epsilon), epsilon)[0])
    _1 = torch.copy_(torch.select(out, 0, c), mean)
    _2 = torch.fill_(torch.select(torch.select(out, 0, torch.add(c, 1)), 0, 0), epsilon)
    _3 = torch.fill_(torch.select(torch.select(out, 0, torch.add(c, 1)), 0, 1), unit)
    return out

  # The squared 2-Wasserstein distance of the normal distributions that have a map's and a style's mean and covariance,
  # |m - m_s|^2 + tr(C + C_s - 2 (R C R)^(1/2)) with R = C_s^(1/2), in its unit; and its slope with respect to a map,
  # (C + 1) x C in the wanted precision: the gradient is F times all rows but the last, plus the last. With respect to C
  # the slope is D = I - R (R C R)^(-1/2) R.
  def transport(self: __torch__.Program, sums: Tensor, target: Tensor, coefficient: float, scalar: int) -> List[Tensor]:
    c = torch.size(target, 1)
    count = float(sums[-1][-1])
    epsilon = float(target[-1][0])
    unit = float(target[-1][1])
    moments = torch.div(sums, count)
    mean = torch.slice(torch.select(moments, 0, c), 0, 0, c)
    root = torch.slice(target, 0, 0, c)
    covariance = (self).covariance(moments, epsilon)
    product = torch.mm(torch.mm(root, covariance), root)
    both = (self).roots(torch.div(torch.add(product, torch.t(product)), 2.0), torch.mul(epsilon, epsilon))
    apart = torch.sub(mean, torch.select(target, 0, c))
    spread = torch.sub(torch.add(torch.sum(torch.diagonal(covariance)), torch.sum(torch.mul(root, root))), torch.mul(torch.sum(torch.diagonal(both[0])), 2.0))
    loss = torch.mul(torch.add(torch.sum(torch.mul(apart, apart)), spread), unit)
    pull = torch.neg(torch.mm(torch.mm(root, both[1]), root))
    _0 = torch.add_(torch.diagonal(pull), 1.0)
    shift = torch.sub(apart, torch.mv(pull, mean))
    factor = torch.div(torch.mul(torch.mul(coefficient, unit), 2.0), count)
    slope = torch.mul(torch.cat([pull, torch.unsqueeze(shift, 0)], 0), factor)
    return [loss, torch.to(slope, scalar)]

  # A map's values along directions, C x K: K x (H W), float32, a block of rows at a time.
  def along(self: __torch__.Program, feature: Tensor, directions: Tensor) -> Tensor:
    m = (self).rows(feature)
    count = torch.size(m, 0)
    block = 2048
    t = torch.t(directions)
    out = torch.empty([torch.size(t, 0), count], dtype=6, layout=None, device=ops.prim.device(m), pin_memory=None)
    for n in range(torch.floordiv(torch.add(count, torch.sub(block, 1)), block)):
      start = torch.mul(n, block)
      end = torch.add(start, block)
      _0 = torch.copy_(torch.slice(out, 1, start, end), torch.mm(t, torch.t(torch.to(torch.slice(m, 0, start, end), 6))))
    return out

  # From the quantiles in each row, at equal distances, to so many of them, between by straight lines.
  def resampled(self: __torch__.Program, quantiles: Tensor, count: int) -> Tensor:
    n = torch.size(quantiles, 1)
    if torch.eq(n, count):
      out = quantiles
    else:
      at = torch.add(torch.arange(0, count, dtype=7, layout=None, device=ops.prim.device(quantiles), pin_memory=None), 0.5)
      place = torch.clamp(torch.sub(torch.mul(at, torch.div(float(n), float(count))), 0.5), 0, torch.sub(n, 1))
      below = torch.floor(place)
      before = torch.to(below, 4)
      after = torch.clamp(torch.add(before, 1), 0, torch.sub(n, 1))
      share = torch.unsqueeze(torch.to(torch.sub(place, below), 6), 0)
      out = torch.lerp(torch.index_select(quantiles, 1, before), torch.index_select(quantiles, 1, after), share)
    return out

  # What losses need of a style's map, a row a direction, float32: the direction, 4096 quantiles of the values along it,
  # and the unit of the loss: with it, of a map that is 0, this loss and that of the Gram matrix are about the same.
  def sliced_target(self: __torch__.Program, feature: Tensor, directions: Tensor) -> Tensor:
    sorted, _0, = torch.sort((self).along(feature, directions), stable=True, dim=-1, descending=False)
    gram = (self).gram(feature)
    power = torch.add(torch.mul(float(torch.sum(torch.diagonal(gram))), float(torch.size(gram, 0))), 1.0000000000000001e-30)
    unit = torch.div(float(torch.mean(torch.mul(gram, gram))), power)
    units = torch.mul(torch.ones([torch.size(sorted, 0), 1], dtype=6, layout=None, device=ops.prim.device(sorted), pin_memory=None), unit)
    return torch.cat([torch.t(directions), (self).resampled(sorted, 4096), units], 1)

  def slices(self: __torch__.Program,
    image: Tensor,
    plan: Tensor,
    modes: Tensor,
    mean: Tensor,
    weights: List[Tensor],
    directions: List[Tensor]) -> List[Tensor]:
    out = annotate(List[Tensor], [])
    none = torch.empty([0, 10], dtype=4, device=ops.prim.device(image))
    tap = 0
    for feature in (self).features(image, plan, modes, mean, none, weights):
      _0 = torch.append(out, (self).sliced_target(feature, directions[tap]))
      tap = torch.add(tap, 1)
    return out

  # The mean squared 1-dimensional Wasserstein distance of a map's and a style's values along directions, times the number
  # of channels, in its unit: values in their order against the style's quantiles. Adds its share to the gradient with
  # respect to the map, and gives the loss. Eight directions at a time, as places in the order take twice the memory of values.
  def add_sliced_share(self: __torch__.Program, gradient: Tensor, feature: Tensor, target: Tensor, coefficient: float) -> Tensor:
    c = torch.size(feature, 1)
    directions = torch.slice(target, 1, 0, c)
    wanted = torch.slice(target, 1, c, -1)
    values = (self).along(feature, torch.t(directions))
    count = torch.size(values, 1)
    unit = torch.div(torch.mul(float(target[0][-1]), float(c)), float(torch.numel(values)))
    total = torch.zeros([], dtype=7, layout=None, device=ops.prim.device(values), pin_memory=None)
    for n in range(torch.floordiv(torch.add(torch.size(values, 0), 7), 8)):
      first = torch.mul(n, 8)
      part = torch.slice(values, 0, first, torch.add(first, 8))
      sorted, order, = torch.sort(part, stable=True, dim=-1, descending=False)
      apart = torch.sub(sorted, (self).resampled(torch.slice(wanted, 0, first, torch.add(first, 8)), count))
      _0 = torch.add_(total, torch.sum(torch.mul(apart, apart), dtype=7))
      _1 = torch.scatter_(part, 1, order, apart)
    scalar = ops.prim.dtype(gradient)
    slope = torch.to(torch.mul_(values, torch.mul(torch.mul(coefficient, unit), 2.0)), scalar)
    _2 = torch.addmm_((self).rows(gradient), torch.t(slope), torch.to(directions, scalar))
    return torch.mul(total, unit)

  # Adds the share of a slope with respect to means as well to the gradient with respect to a map.
  def add_affine_share(self: __torch__.Program, gradient: Tensor, feature: Tensor, slope: Tensor) -> Tensor:
    c = torch.size(slope, 1)
    share = torch.addmm(torch.select(slope, 0, c), (self).rows(feature), torch.slice(slope, 0, 0, c))
    return torch.add_(torch.permute(gradient, [0, 2, 3, 1]), torch.view(share, [1, torch.size(feature, 2), torch.size(feature, 3), c]))

  # The part of a whole image that a tile covers: [top, bottom, left, right]. Beyond an edge the image goes on with
  # its other side.
  def window(self: __torch__.Program, whole: Tensor, tile: Tensor) -> Tensor:
    if (self).overlaps(whole, tile):
      out = torch.index_select(torch.index_select(whole, 2, (self).indices(whole, 2, tile[0], tile[1])), 3, (self).indices(whole, 3, tile[2], tile[3]))
    else:
      out = torch.slice(torch.slice(whole, 2, int(tile[0]), int(tile[1])), 3, int(tile[2]), int(tile[3]))
    return out

  # Adds a tile's part of the gradient to the whole one.
  def add_window(self: __torch__.Program, whole: Tensor, tile: Tensor, part: Tensor) -> Tensor:
    if (self).overlaps(whole, tile):
      rows = torch.zeros([torch.size(whole, 0), torch.size(whole, 1), torch.size(whole, 2), torch.size(part, 3)], dtype=ops.prim.dtype(whole), layout=None, device=ops.prim.device(whole), pin_memory=None)
      _0 = torch.index_add_(rows, 2, (self).indices(whole, 2, tile[0], tile[1]), part)
      _1 = torch.index_add_(whole, 3, (self).indices(whole, 3, tile[2], tile[3]), rows)
    else:
      _2 = torch.add_((self).window(whole, tile), part)
    return whole

  # Whether a tile goes beyond an edge of the image.
  def overlaps(self: __torch__.Program, whole: Tensor, tile: Tensor) -> bool:
    before = torch.__or__(torch.lt(int(tile[0]), 0), torch.lt(int(tile[2]), 0))
    after = torch.__or__(torch.gt(int(tile[1]), torch.size(whole, 2)), torch.gt(int(tile[3]), torch.size(whole, 3)))
    return torch.__or__(before, after)

  # Positions from first to last - 1 along a side that begins anew where it ends.
  def indices(self: __torch__.Program, whole: Tensor, side: int, first: Tensor, last: Tensor) -> Tensor:
    return torch.remainder(torch.arange(int(first), int(last), dtype=4, layout=None, device=ops.prim.device(whole), pin_memory=None), torch.size(whole, side))

  # The layers, from the first to the deepest. Adds the core's share to sums as it passes, and gives each step's output if
  # all are to be kept. sums: int64, a row a sum: [index of the feature map, index of its guide in totals or -1].
  # totals: of F^T F, and of F if there is room for them, float64; behind them the guides.
  def passed(self: __torch__.Program,
    image: Tensor,
    plan: Tensor,
    modes: Tensor,
    mean: Tensor,
    sums: Tensor,
    regions: Tensor,
    weights: List[Tensor],
    totals: List[Tensor],
    kept: bool) -> List[Tensor]:
    maps = annotate(List[Tensor], [])
    h = (self).normalised(image, modes, mean)
    conv = 0
    tap = 0
    for i in range(torch.size(plan, 0)):
      kind = int(plan[i][0])
      h = (self).cut((self).stepped(h, kind, weights, conv, int(modes[1])), regions, i)
      if torch.eq(kind, 0):
        conv = torch.add(conv, 2)
      if kept:
        _0 = torch.append(maps, h)
      if torch.eq(int(plan[i][1]), 1):
        for s in range(torch.size(sums, 0)):
          if torch.eq(int(sums[s][0]), tap):
            if torch.ge(int(sums[s][1]), 0):
              _1 = torch.add_(totals[s], (self).guided_sums_like((self).core(h, regions, i), (self).placed(totals[int(sums[s][1])], regions, i), totals[s]))
            else:
              _2 = torch.add_(totals[s], (self).sums_like((self).core(h, regions, i), totals[s]))
        tap = torch.add(tap, 1)
    return maps

  # Adds a tile's share to sums.
  def add_products(self: __torch__.Program,
    image: Tensor,
    tile: Tensor,
    plan: Tensor,
    modes: Tensor,
    mean: Tensor,
    sums: Tensor,
    regions: Tensor,
    weights: List[Tensor],
    totals: List[Tensor]) -> Tensor:
    _0 = (self).passed((self).window(image, tile), plan, modes, mean, sums, regions, weights, totals, False)
    return tile

  # The same, and gives what finish_tile needs to add the tile's share to the gradient without seeing it again.
  def begin_tile(self: __torch__.Program,
    image: Tensor,
    tile: Tensor,
    plan: Tensor,
    modes: Tensor,
    mean: Tensor,
    sums: Tensor,
    regions: Tensor,
    weights: List[Tensor],
    totals: List[Tensor]) -> List[Tensor]:
    was_enabled = torch.is_grad_enabled()
    _0 = torch.set_grad_enabled(False)
    maps = (self).passed((self).window(image, tile), plan, modes, mean, sums, regions, weights, totals, True)
    _1 = torch.set_grad_enabled(was_enabled)
    return maps

  # The feature maps of a tile's core.
  def core_features(self: __torch__.Program,
    image: Tensor,
    tile: Tensor,
    plan: Tensor,
    modes: Tensor,
    mean: Tensor,
    regions: Tensor,
    weights: List[Tensor]) -> List[Tensor]:
    return (self).features((self).window(image, tile), plan, modes, mean, regions, weights)

  # A feature map in float32, N H W C in memory.
  def to_file(self: __torch__.Program, map: Tensor) -> Tensor:
    return torch.contiguous(torch.to(torch.permute(map, [0, 2, 3, 1]), 6))

  # Such a map where the image is, in memory that is not Java's.
  def from_file(self: __torch__.Program,
    image: Tensor,
    map: Tensor,
    modes: Tensor) -> Tensor:
    return torch.permute(torch.to(map, ops.prim.device(image), int(modes[0]), False, True), [0, 3, 1, 2])

  # A guide in the wanted precision, in memory that is not Java's.
  def to_guide(self: __torch__.Program, guide: Tensor, modes: Tensor) -> Tensor:
    return torch.to(guide, int(modes[0]), False, True)

  # Writes a tile's feature maps to their places in those of the whole image.
  def fill_features(self: __torch__.Program,
    image: Tensor,
    tile: Tensor,
    plan: Tensor,
    modes: Tensor,
    mean: Tensor,
    regions: Tensor,
    weights: List[Tensor],
    wholes: List[Tensor]) -> Tensor:
    parts = (self).features((self).window(image, tile), plan, modes, mean, regions, weights)
    tap = 0
    for i in range(torch.size(plan, 0)):
      if torch.eq(int(plan[i][1]), 1):
        _0 = torch.copy_((self).placed(wholes[tap], regions, i), parts[tap])
        tap = torch.add(tap, 1)
    return tile

  # An empty feature map of the wanted precision, channels last. shape: int64, N C H W.
  def empty_map(self: __torch__.Program,
    image: Tensor,
    shape: Tensor,
    modes: Tensor) -> Tensor:
    return torch.empty([int(shape[0]), int(shape[1]), int(shape[2]), int(shape[3])], dtype=int(modes[0]), layout=None, device=ops.prim.device(image), pin_memory=None, memory_format=2)

  # From sums of F^T F to Gram matrices, float32.
  def to_grams(self: __torch__.Program,
    counts: Tensor,
    totals: List[Tensor]) -> List[Tensor]:
    out = annotate(List[Tensor], [])
    for r in range(torch.len(totals)):
      _0 = torch.append(out, torch.to(torch.div(totals[r], float(counts[r])), 6))
    return out

  # Style losses, and their slopes with respect to the sums of F^T F, symmetric, in the wanted precision, or to those of
  # F too. kinds: int64, the kind of each as that of a role of a whole image.
  def style_slopes(self: __torch__.Program,
    coefficients: Tensor,
    counts: Tensor,
    kinds: Tensor,
    modes: Tensor,
    totals: List[Tensor],
    targets: List[Tensor]) -> List[Tensor]:
    losses = torch.zeros([torch.len(totals)], dtype=7, device=ops.prim.device(totals[0]))
    out = [losses]
    for r in range(torch.len(totals)):
      coefficient = torch.mul(float(coefficients[r]), float(modes[2]))
      if torch.eq(int(kinds[r]), 3):
        found = (self).transport(totals[r], targets[r], coefficient, int(modes[0]))
        _2 = torch.copy_(torch.select(losses, 0, r), found[0])
        _3 = torch.append(out, found[1])
      else:
        difference = torch.sub(torch.to(torch.div(totals[r], float(counts[r])), 6), targets[r])
        _0 = torch.copy_(torch.select(losses, 0, r), torch.mean(torch.mul(difference, difference)))
        _1 = torch.append(out, (self).style_slope(difference, coefficient, float(counts[r]), int(modes[0])))
    return out

  # The loss mean(D^2) of a difference D of Gram matrices has the slope 4 D F / (C^2 count) with respect to F.
  def style_slope(self: __torch__.Program, difference: Tensor, coefficient: float, count: float, scalar: int) -> Tensor:
    factor = torch.div(torch.div(torch.mul(coefficient, 4.0), float(torch.numel(difference))), count)
    return torch.to(torch.mul(difference, factor), scalar)

  # Losses, one a role, then the total variation; and the gradient of sum(coefficient * loss) with respect
  # to the image, all of it at once.
  def evaluate(self: __torch__.Program,
    image: Tensor,
    plan: Tensor,
    modes: Tensor,
    mean: Tensor,
    roles: Tensor,
    coefficients: Tensor,
    counts: Tensor,
    weights: List[Tensor],
    targets: List[Tensor]) -> List[Tensor]:
    was_enabled = torch.is_grad_enabled()
    _0 = torch.set_grad_enabled(False)
    losses = torch.zeros([torch.add(torch.size(roles, 0), 1)], dtype=7, device=ops.prim.device(image))
    none = torch.empty([0, 10], dtype=4, device=ops.prim.device(image))
    gradient = (self).back_propagated(image, plan, modes, mean, roles, coefficients, counts, none, losses, weights, targets)
    gradient = torch.contiguous(gradient)
    _1 = (self).add_variation(image, gradient, float(coefficients[-2]), float(coefficients[-1]), modes, 0, torch.size(image, 2), losses)
    _2 = torch.set_grad_enabled(was_enabled)
    return [losses, gradient]

  # Adds a tile's share to the gradient of the whole image and to the content losses.
  def add_tile(self: __torch__.Program,
    image: Tensor,
    gradient: Tensor,
    losses: Tensor,
    tile: Tensor,
    plan: Tensor,
    modes: Tensor,
    mean: Tensor,
    roles: Tensor,
    coefficients: Tensor,
    counts: Tensor,
    regions: Tensor,
    weights: List[Tensor],
    targets: List[Tensor]) -> Tensor:
    was_enabled = torch.is_grad_enabled()
    _0 = torch.set_grad_enabled(False)
    part = (self).back_propagated((self).window(image, tile), plan, modes, mean, roles, coefficients, counts, regions, losses, weights, targets)
    _1 = (self).add_window(gradient, tile, part)
    _2 = torch.set_grad_enabled(was_enabled)
    return tile

  # The same for a tile whose maps begin_tile gave, which are empty afterwards.
  def finish_tile(self: __torch__.Program,
    image: Tensor,
    gradient: Tensor,
    losses: Tensor,
    tile: Tensor,
    plan: Tensor,
    modes: Tensor,
    mean: Tensor,
    roles: Tensor,
    coefficients: Tensor,
    counts: Tensor,
    regions: Tensor,
    weights: List[Tensor],
    targets: List[Tensor],
    maps: List[Tensor]) -> Tensor:
    was_enabled = torch.is_grad_enabled()
    _0 = torch.set_grad_enabled(False)
    part = (self).passed_back((self).window(image, tile), plan, modes, roles, coefficients, counts, regions, losses, weights, targets, maps)
    _1 = (self).add_window(gradient, tile, part)
    _2 = torch.set_grad_enabled(was_enabled)
    return tile

  # Adds a band's share to the total variation and to its gradient. band: int64 [first row, last row + 1].
  def add_band(self: __torch__.Program,
    image: Tensor,
    gradient: Tensor,
    losses: Tensor,
    coefficients: Tensor,
    modes: Tensor,
    band: Tensor) -> Tensor:
    _0 = (self).add_variation(image, gradient, float(coefficients[-2]), float(coefficients[-1]), modes, int(band[0]), int(band[1]), losses)
    return band

  # The total variation of rows from first to last - 1, and of what is between row last - 1 and row last. With
  # circular padding the last row and column have neighbours, the first ones. A power of 2 is the mean squared difference.
  # Of a lower one it is that of the length of each pixel's differences, in all colours together, rounded off near zero
  # where it has a kink, in a unit such that differences of 0.1 count as much as squared.
  def add_variation(self: __torch__.Program,
    image: Tensor,
    gradient: Tensor,
    weight: float,
    power: float,
    modes: Tensor,
    first: int,
    last: int,
    losses: Tensor) -> Tensor:
    height = torch.size(image, 2)
    width = torch.size(image, 3)
    planes = torch.mul(torch.size(image, 0), torch.size(image, 1))
    open = 1
    if torch.eq(int(modes[1]), 2):
      open = 0
    verticals = float(torch.mul(planes, torch.mul(torch.sub(height, open), width)))
    horizontals = float(torch.mul(planes, torch.mul(height, torch.sub(width, open))))
    end = torch.sub(height, open)
    if torch.lt(last, end):
      end = last
    # What lies below the last row of the band: a row of the image, the first one, or nothing.
    below = torch.slice(image, 2, torch.add(first, 1), torch.add(end, 1))
    if torch.eq(end, height):
      below = torch.cat([below, torch.slice(image, 2, 0, 1)], 2)
    dy = torch.sub(below, torch.slice(image, 2, first, end))
    band = torch.slice(image, 2, first, last)
    if torch.eq(open, 1):
      dx = torch.sub(torch.slice(band, 3, 1), torch.slice(band, 3, 0, -1))
    else:
      dx = torch.sub(torch.roll(band, [-1], [3]), band)
    if torch.eq(power, 2.0):
      sum_y = torch.div(torch.sum(torch.mul(dy, dy), dtype=7), verticals)
      sum_x = torch.div(torch.sum(torch.mul(dx, dx), dtype=7), horizontals)
      _0 = torch.add_(torch.select(losses, 0, -1), torch.add(sum_y, sum_x))
      sy = torch.mul_(dy, torch.div(torch.mul(weight, 2.0), verticals))
      sx = torch.mul_(dx, torch.div(torch.mul(weight, 2.0), horizontals))
    else:
      pixels = float(torch.mul(height, width))
      softness = 0.01
      unit = torch.pow(0.1, torch.sub(2.0, power))
      lengths = torch.zeros([1, 1, torch.size(band, 2), width], dtype=6, layout=None, device=ops.prim.device(image), pin_memory=None)
      _5 = torch.add_(torch.slice(lengths, 2, 0, torch.size(dy, 2)), torch.sum(torch.mul(dy, dy), [1], True))
      _6 = torch.add_(torch.slice(lengths, 3, 0, torch.size(dx, 3)), torch.sum(torch.mul(dx, dx), [1], True))
      squares = torch.add(torch.div(lengths, float(torch.size(image, 1))), torch.mul(softness, softness))
      _7 = torch.add_(torch.select(losses, 0, -1), torch.div(torch.mul(torch.sum(torch.sub(torch.pow(squares, torch.div(power, 2.0)), torch.pow(softness, power)), dtype=7), unit), pixels))
      factors = torch.mul(torch.pow(squares, torch.sub(torch.div(power, 2.0), 1.0)), torch.div(torch.mul(torch.mul(weight, power), unit), torch.mul(pixels, float(torch.size(image, 1)))))
      sy = torch.mul_(dy, torch.slice(factors, 2, 0, torch.size(dy, 2)))
      sx = torch.mul_(dx, torch.slice(factors, 3, 0, torch.size(dx, 3)))
    if torch.ne(weight, 0.0):
      inner = torch.sub(end, first)
      if torch.eq(end, height):
        inner = torch.sub(inner, 1)
        _8 = torch.add_(torch.slice(gradient, 2, 0, 1), torch.slice(sy, 2, inner))
      rows = torch.slice(gradient, 2, first, last)
      _1 = torch.add_(torch.slice(gradient, 2, torch.add(first, 1), torch.add(torch.add(first, 1), inner)), torch.slice(sy, 2, 0, inner))
      _2 = torch.sub_(torch.slice(gradient, 2, first, end), sy)
      if torch.eq(open, 1):
        _3 = torch.add_(torch.slice(rows, 3, 1), sx)
        _4 = torch.sub_(torch.slice(rows, 3, 0, -1), sx)
      else:
        _9 = torch.sub_(torch.add_(rows, torch.roll(sx, [1], [3])), sx)
    return losses

  # The gradient with respect to an image or a tile; adds the losses of the core to their sums.
  def back_propagated(self: __torch__.Program,
    image: Tensor,
    plan: Tensor,
    modes: Tensor,
    mean: Tensor,
    roles: Tensor,
    coefficients: Tensor,
    counts: Tensor,
    regions: Tensor,
    losses: Tensor,
    weights: List[Tensor],
    targets: List[Tensor]) -> Tensor:
    none = torch.empty([0, 2], dtype=4)
    maps = (self).passed(image, plan, modes, mean, none, regions, weights, annotate(List[Tensor], []), True)
    return (self).passed_back(image, plan, modes, roles, coefficients, counts, regions, losses, weights, targets, maps)

  # The way back, written out: a gradient is changed in place where it can be, a Gram matrix adds its share by one
  # product, and each map is freed as soon as it has been passed. Where a maximum was is found once more, as places would
  # take four times the memory of the maps that they are for.
  # maps: each step's output. They are emptied rather than left alone, as somebody else may hold on to them.
  def passed_back(self: __torch__.Program,
    image: Tensor,
    plan: Tensor,
    modes: Tensor,
    roles: Tensor,
    coefficients: Tensor,
    counts: Tensor,
    regions: Tensor,
    losses: Tensor,
    weights: List[Tensor],
    targets: List[Tensor],
    maps: List[Tensor]) -> Tensor:
    padding = int(modes[1])
    conv = torch.len(weights)
    tap = int(torch.sum(torch.select(plan, 1, 1)))
    # From the deepest map, which is a tapped one.
    gradient = torch.zeros_like(maps[-1], dtype=None, layout=None, device=None, pin_memory=None, memory_format=2)
    for j in range(torch.size(plan, 0)):
      i = torch.sub(torch.sub(torch.size(plan, 0), 1), j)
      kind = int(plan[i][0])
      f = torch.pop(maps)
      if torch.eq(int(plan[i][1]), 1):
        tap = torch.sub(tap, 1)
        for r in range(torch.size(roles, 0)):
          if torch.eq(int(roles[r][0]), tap):
            _0 = (self).add_share(gradient, f, i, r, modes, roles, coefficients, counts, regions, losses, targets)
      if torch.eq(kind, 0):
        conv = torch.sub(conv, 2)
        if torch.gt(i, 0):
          shape = torch.size(maps[torch.sub(i, 1)])
        else:
          shape = torch.size(image)
        _1 = torch.set_(f)
        gradient = (self).back_through_convolution(gradient, shape, weights[conv], padding)
      elif torch.le(kind, 2):
        _2 = torch.threshold_backward(gradient, f, 0, grad_input=gradient)
        # In place, it is the convolution's output as well, which is yet to be passed.
        if torch.eq(kind, 1):
          _3 = torch.set_(f)
      else:
        _4 = torch.set_(f)
        before = maps[torch.sub(i, 1)]
        gradient = (self).uncut(gradient, torch.floordiv(torch.size(before, 2), 2), torch.floordiv(torch.size(before, 3), 2), regions, i)
        if torch.eq(kind, 3):
          _5, places, = torch.max_pool2d_with_indices(before, [2, 2], [2, 2], [0, 0], [1, 1], False)
          gradient = torch.max_pool2d_with_indices_backward(gradient, before, [2, 2], [2, 2], [0, 0], [1, 1], False, places)
        else:
          gradient = torch.avg_pool2d_backward(gradient, before, [2, 2], [2, 2], [0, 0], False, True, None)
    return torch.div(torch.to(gradient, 6), torch.mul((self).deviation(image), float(modes[2])))

  # Adds a role's share to the gradient with respect to a map, and its loss, or the core's share of it, to the losses.
  def add_share(self: __torch__.Program,
    gradient: Tensor,
    f: Tensor,
    step: int,
    r: int,
    modes: Tensor,
    roles: Tensor,
    coefficients: Tensor,
    counts: Tensor,
    regions: Tensor,
    losses: Tensor,
    targets: List[Tensor]) -> Tensor:
    kind = int(roles[r][1])
    guide = int(roles[r][2])
    count = float(counts[r])
    coefficient = torch.mul(float(coefficients[r]), float(modes[2]))
    loss = torch.select(losses, 0, r)
    slope = targets[r]
    if torch.eq(kind, 1):
      difference = torch.sub((self).gram_of_role(f, guide, count, targets), slope)
      _0 = torch.copy_(loss, torch.mean(torch.mul(difference, difference)))
      slope = (self).style_slope(difference, coefficient, count, int(modes[0]))
    elif torch.eq(kind, 3):
      found = (self).transport((self).moment_sums_of_role(f, guide, targets), slope, coefficient, int(modes[0]))
      _1 = torch.copy_(loss, found[0])
      slope = found[1]
    if torch.eq(kind, 0):
      difference = torch.sub(torch.to((self).core(f, regions, step), 6), torch.to((self).placed(slope, regions, step), 6))
      _2 = torch.add_(loss, torch.div(torch.sum(torch.mul(difference, difference)), count))
      _3 = torch.add_((self).core(gradient, regions, step), torch.to(torch.mul_(difference, torch.div(torch.mul(coefficient, 2.0), count)), ops.prim.dtype(f)))
    elif torch.eq(kind, 4):
      _4 = torch.copy_(loss, (self).add_sliced_share(gradient, f, slope, coefficient))
    elif torch.ge(guide, 0):
      _5 = (self).add_guided_share((self).core(gradient, regions, step), (self).core(f, regions, step), (self).placed(targets[guide], regions, step), slope)
    elif torch.gt(torch.size(slope, 0), torch.size(slope, 1)):
      _6 = (self).add_affine_share((self).core(gradient, regions, step), (self).core(f, regions, step), slope)
    elif torch.eq(torch.size(regions, 0), 0):
      _7 = torch.addmm_((self).rows(gradient), (self).rows(f), slope)
    else:
      inner = (self).core(f, regions, step)
      share = torch.mm((self).rows(inner), slope)
      _8 = torch.add_(torch.permute((self).core(gradient, regions, step), [0, 2, 3, 1]), torch.view(share, [1, torch.size(inner, 2), torch.size(inner, 3), torch.size(inner, 1)]))
    return gradient

  # The gradient of what a map was cut from: nothing comes from what was cut off.
  def uncut(self: __torch__.Program, gradient: Tensor, height: int, width: int, regions: Tensor, step: int) -> Tensor:
    if torch.eq(torch.size(regions, 0), 0):
      out = gradient
    else:
      r = regions[step]
      if torch.__and__(torch.eq(height, torch.size(gradient, 2)), torch.eq(width, torch.size(gradient, 3))):
        out = gradient
      else:
        out = torch.contiguous(torch.constant_pad_nd(gradient, [int(r[2]), torch.sub(width, int(r[3])), int(r[0]), torch.sub(height, int(r[1]))], 0), memory_format=2)
    return out

  # The gradient with respect to a convolution's input, whose values it does not depend on: an input of that
  # shape stands in for it, and its memory is never touched.
  def back_through_convolution(self: __torch__.Program,
    gradient: Tensor,
    shape: List[int],
    kernel: Tensor,
    padding: int) -> Tensor:
    if torch.eq(torch.dim(kernel), 5):
      if torch.eq(padding, 2):
        out = (self).inside((self).back_by_winograd((self).ringed(gradient), kernel))
      else:
        out = (self).back_by_winograd(gradient, kernel)
    else:
      out = (self).back_directly(gradient, shape, kernel, padding)
    return out

  def back_directly(self: __torch__.Program,
    gradient: Tensor,
    shape: List[int],
    kernel: Tensor,
    padding: int) -> Tensor:
    grown = 0
    if torch.ne(padding, 0):
      grown = 2
    zeros = torch.sub(1, torch.floordiv(grown, 2))
    input = torch.empty([shape[0], shape[1], torch.add(shape[2], grown), torch.add(shape[3], grown)], dtype=ops.prim.dtype(gradient), layout=None, device=ops.prim.device(gradient), pin_memory=None, memory_format=2)
    before, _0, _1, = torch.convolution_backward(gradient, input, kernel, None, [1, 1], [zeros, zeros], [1, 1], False, [0, 0], 1, [True, False, False])
    if torch.eq(padding, 2):
      before = (self).unringed(before)
    elif torch.eq(padding, 1):
      inner = torch.empty(shape, dtype=ops.prim.dtype(gradient), layout=None, device=ops.prim.device(gradient), pin_memory=None, memory_format=2)
      before = torch.reflection_pad2d_backward(before, inner, [1, 1, 1, 1])
    return torch.contiguous(before, memory_format=2)

  # Weights in the wanted scalar type, channels last, or transformed for Winograd's method: 1 x 36 x C x K x 1, or
  # forward and back, 2 x 16 x C x K x 1. Always copies, as the memory of what Java passes in is Java's to reuse.
  def prepare(self: __torch__.Program,
    modes: Tensor,
    weights: List[Tensor]) -> List[Tensor]:
    out = annotate(List[Tensor], [])
    for w in weights:
      if torch.ne(torch.dim(w), 4):
        prepared = torch.to(w, int(modes[0]), False, True)
      elif torch.lt(torch.size(w, 1), int(modes[3])):
        prepared = torch.to(w, int(modes[0]), False, True, 2)
      elif torch.eq(int(modes[4]), 4):
        prepared = torch.reshape(torch.to((self).transformed_by_4(w), int(modes[0]), False, True), [1, 36, torch.size(w, 1), torch.size(w, 0), 1])
      else:
        back = (self).transformed(torch.transpose(torch.flip(w, [2, 3]), 0, 1))
        both = torch.stack([(self).transformed(w), torch.transpose(back, 1, 2)], 0)
        prepared = torch.unsqueeze(torch.to(both, int(modes[0]), False, True), -1)
      _0 = torch.append(out, prepared)
    return out

  # Convolutions of 3 x 3 by Winograd's minimal filtering (A. Lavin and S. Gray, "Fast Algorithms for Convolutional
  # Neural Networks", 2016): F(4 x 4, 3 x 3), or F(2 x 2, 3 x 3), which rounds less and is for 16 bits. Below, names and
  # letters are that paper's.

  # A convolution with zero padding, 1 x C x H x W to 1 x K x H x W.
  def by_winograd(self: __torch__.Program, x: Tensor, kernel: Tensor, bias: Tensor) -> Tensor:
    if torch.eq(torch.size(kernel, 1), 36):
      out = (self).by_4(x, torch.squeeze(kernel[0], -1), bias)
    else:
      out = (self).by_2(x, kernel[0], bias)
    return out

  # Its gradient with respect to its input, 1 x K x H x W to 1 x C x H x W.
  def back_by_winograd(self: __torch__.Program, gradient: Tensor, kernel: Tensor) -> Tensor:
    if torch.eq(torch.size(kernel, 1), 36):
      out = (self).back_by_4(gradient, torch.squeeze(kernel[0], -1))
    else:
      none = torch.zeros([torch.size(kernel, 2)], dtype=ops.prim.dtype(gradient), device=ops.prim.device(gradient))
      out = (self).by_2(gradient, torch.transpose(kernel[1], 1, 2), none)
    return out

  # F(2 x 2, 3 x 3): tiles of 4 x 4 values, overlapping by 2, give 2 x 2 results each, by 16 products of matrices,
  # tiles by channels, instead of 36.

  # The kernels U = G g G^T, 16 x C x K.
  def transformed(self: __torch__.Program, kernel: Tensor) -> Tensor:
    g = torch.tensor([[1.0, 0.0, 0.0], [0.5, 0.5, 0.5], [0.5, -0.5, 0.5], [0.0, 0.0, 1.0]], dtype=6, device=ops.prim.device(kernel))
    u = torch.einsum("jx,iy,kcyx->jick", [g, g, torch.to(kernel, 6)])
    return torch.reshape(u, [16, torch.size(kernel, 1), torch.size(kernel, 0)])

  # The convolution. B^T d B and A^T M A, of 16 values each, are products with matrices of 16 columns whose numbers are 0, 1
  # and -1: such a product rounds once, and passes over memory once. Blocks of tiles stay in the processor's cache.
  def by_2(self: __torch__.Program, x: Tensor, kernel: Tensor, bias: Tensor) -> Tensor:
    u = torch.squeeze(kernel, -1)
    height = torch.size(x, 2)
    width = torch.size(x, 3)
    c = torch.size(u, 1)
    k = torch.size(u, 2)
    rows = torch.floordiv(torch.add(height, 1), 2)
    columns = torch.floordiv(torch.add(width, 1), 2)
    tiles = (self).tiles_of_block(131072, c)
    tw = (self).smaller(columns, tiles)
    th = (self).smaller(rows, torch.floordiv(tiles, tw))
    count = torch.mul(th, tw)
    map = torch.select(torch.permute(x, [0, 2, 3, 1]), 0, 0)
    to_products = (self).both_ways(torch.tensor([[1.0, 0.0, -1.0, 0.0], [0.0, 1.0, 1.0, 0.0], [0.0, -1.0, 1.0, 0.0], [0.0, 1.0, 0.0, -1.0]], dtype=ops.prim.dtype(x), device=ops.prim.device(x)))
    from_products = (self).both_ways(torch.tensor([[1.0, 1.0, 1.0, 0.0], [0.0, 1.0, -1.0, -1.0]], dtype=ops.prim.dtype(x), device=ops.prim.device(x)))
    space_d = (self).space(x, torch.mul(torch.mul(16, count), c))
    space_v = (self).space(x, torch.mul(torch.mul(16, count), c))
    space_m = (self).space(x, torch.mul(torch.mul(16, count), k))
    space_y = (self).space(x, torch.mul(torch.mul(4, count), k))
    out = torch.empty([rows, 2, columns, 2, k], dtype=ops.prim.dtype(x), layout=None, device=ops.prim.device(x), pin_memory=None, memory_format=None)
    for n in range(torch.floordiv(torch.sub(torch.add(rows, th), 1), th)):
      top = torch.mul(n, th)
      bottom = (self).smaller(torch.add(top, th), rows)
      h = torch.sub(bottom, top)
      for o in range(torch.floordiv(torch.sub(torch.add(columns, tw), 1), tw)):
        left = torch.mul(o, tw)
        right = (self).smaller(torch.add(left, tw), columns)
        w = torch.sub(right, left)
        part = (self).zeros_beyond(map, torch.sub(torch.mul(top, 2), 1), torch.add(torch.mul(bottom, 2), 1), torch.sub(torch.mul(left, 2), 1), torch.add(torch.mul(right, 2), 1))
        d = (self).shaped(space_d, [4, 4, h, w, c])
        _0 = torch.copy_(d, (self).tiled(part, 4, 2))
        v = (self).shaped(space_v, [16, torch.mul(torch.mul(h, w), c)])
        _1 = torch.mm(to_products, torch.view(d, [16, -1]), out=v)
        # Summed over channels M = U V.
        m = (self).shaped(space_m, [16, torch.mul(h, w), k])
        _2 = torch.bmm(torch.view(v, [16, torch.mul(h, w), c]), u, out=m)
        y = (self).shaped(space_y, [4, torch.mul(torch.mul(h, w), k)])
        _3 = torch.mm(from_products, torch.view(m, [16, -1]), out=y)
        place = torch.slice(torch.slice(out, 0, top, bottom), 2, left, right)
        _4 = torch.add(torch.permute(torch.view(y, [2, 2, h, w, k]), [2, 1, 3, 0, 4]), bias, alpha=1, out=place)
    full = torch.permute(torch.view(out, [1, torch.mul(rows, 2), torch.mul(columns, 2), k]), [0, 3, 1, 2])
    return torch.contiguous(torch.slice(torch.slice(full, 2, 0, height), 3, 0, width), memory_format=2)

  # Tiles of size x size values, one every stride: size x size x h x w x C, columns first, of a part H x W x C; a view.
  def tiled(self: __torch__.Program, part: Tensor, size: int, stride: int) -> Tensor:
    return torch.permute(torch.unfold(torch.unfold(part, 0, size, stride), 1, size, stride), [4, 3, 0, 1, 2])

  # A linear map of one dimension for both: that of tiles as vectors. Columns come first, as in U.
  def both_ways(self: __torch__.Program, one: Tensor) -> Tensor:
    rows = torch.size(one, 0)
    columns = torch.size(one, 1)
    return torch.reshape(torch.einsum("jx,iy->jixy", [one, one]), [torch.mul(rows, rows), torch.mul(columns, columns)])

  # F(4 x 4, 3 x 3): tiles of 6 x 6 values, overlapping by 2, give 4 x 4 results each, by 36 products of matrices instead
  # of 144. The rows of the paper's B^T are scaled here, and those of its G the other way round, so that there is less to
  # multiply on the way back, which is the way forward transposed:
  #   B^T = [-4/5  0   1     0   -1/5   0 ]   G = [-5/4   0     0 ]   A^T = [1  1  1  1  1  0]
  #         [  0   1   1   -1/4  -1/4   0 ]       [ 2/3  2/3   2/3]         [0  1 -1  2 -2  0]
  #         [  0   1  -1   -1/4   1/4   0 ]       [-2/3  2/3  -2/3]         [0  1  1  4  4  0]
  #         [  0  -1  -1/2   1    1/2   0 ]       [1/12  1/6   1/3]         [0  1 -1  8 -8  1]
  #         [  0  -1   1/2   1   -1/2   0 ]       [-1/12 1/6  -1/3]
  #         [  0   1   0   -5/4   0    1/4]       [  0    0     4 ]
  # Blocks of tiles stay in the processor's cache while they are transformed, and some blocks are multiplied at once. They are
  # in workspaces that are allocated once a convolution: memory that is new at each block costs more than the sums in it.

  # The kernels U = G g G^T, 36 x C x K, float32.
  def transformed_by_4(self: __torch__.Program, kernel: Tensor) -> Tensor:
    g = torch.div(torch.tensor([[-15.0, 0.0, 0.0], [8.0, 8.0, 8.0], [-8.0, 8.0, -8.0], [1.0, 2.0, 4.0], [-1.0, 2.0, -4.0], [0.0, 0.0, 48.0]], dtype=7, device=ops.prim.device(kernel)), 12)
    u = torch.einsum("jx,iy,kcyx->jick", [g, g, torch.to(kernel, 7)])
    return torch.to(torch.reshape(u, [36, torch.size(kernel, 1), torch.size(kernel, 0)]), 6)

  def by_4(self: __torch__.Program, x: Tensor, u: Tensor, bias: Tensor) -> Tensor:
    height = torch.size(x, 2)
    width = torch.size(x, 3)
    c = torch.size(u, 1)
    k = torch.size(u, 2)
    rows = torch.floordiv(torch.add(height, 3), 4)
    columns = torch.floordiv(torch.add(width, 3), 4)
    tiles = (self).tiles_of_block(49152, torch.add(c, k))
    tw = (self).smaller(columns, tiles)
    th = (self).smaller(rows, torch.floordiv(tiles, tw))
    count = torch.mul(th, tw)
    high = (self).rows_of_product(c, k, th, tw, rows)
    map = torch.select(torch.permute(x, [0, 2, 3, 1]), 0, 0)
    to_products = (self).to_products(x)
    from_products = (self).from_products(x)
    space_d = (self).space(x, torch.mul(torch.mul(36, count), c))
    space_v = (self).space(x, torch.mul(torch.mul(36, torch.mul(high, tw)), c))
    space_m = (self).space(x, torch.mul(torch.mul(36, torch.mul(high, tw)), k))
    space_y = (self).space(x, torch.mul(torch.mul(16, count), k))
    out = torch.empty([rows, 4, columns, 4, k], dtype=ops.prim.dtype(x), layout=None, device=ops.prim.device(x), pin_memory=None, memory_format=None)
    for n in range(torch.floordiv(torch.sub(torch.add(rows, high), 1), high)):
      first = torch.mul(n, high)
      h = torch.sub((self).smaller(torch.add(first, high), rows), first)
      for o in range(torch.floordiv(torch.sub(torch.add(columns, tw), 1), tw)):
        left = torch.mul(o, tw)
        right = (self).smaller(torch.add(left, tw), columns)
        w = torch.sub(right, left)
        v = (self).shaped(space_v, [36, torch.mul(torch.mul(h, w), c)])
        m = (self).shaped(space_m, [36, torch.mul(torch.mul(h, w), k)])
        # V = B^T d B.
        for p in range(torch.floordiv(torch.sub(torch.add(h, th), 1), th)):
          top = torch.mul(p, th)
          bottom = (self).smaller(torch.add(top, th), h)
          part = (self).zeros_beyond(map, torch.sub(torch.mul(torch.add(first, top), 4), 1), torch.add(torch.mul(torch.add(first, bottom), 4), 1), torch.sub(torch.mul(left, 4), 1), torch.add(torch.mul(right, 4), 1))
          d = (self).shaped(space_d, [6, 6, torch.sub(bottom, top), w, c])
          _0 = torch.copy_(d, (self).tiled(part, 6, 4))
          _1 = torch.mm(to_products, torch.view(d, [36, -1]), out=torch.slice(v, 1, torch.mul(torch.mul(top, w), c), torch.mul(torch.mul(bottom, w), c)))
        # Summed over channels M = U V.
        _2 = torch.bmm(torch.view(v, [36, torch.mul(h, w), c]), u, out=torch.view(m, [36, torch.mul(h, w), k]))
        # Y = A^T M A.
        for p in range(torch.floordiv(torch.sub(torch.add(h, th), 1), th)):
          top = torch.mul(p, th)
          bottom = (self).smaller(torch.add(top, th), h)
          y = (self).shaped(space_y, [16, torch.mul(torch.mul(torch.sub(bottom, top), w), k)])
          _3 = torch.mm(from_products, torch.slice(m, 1, torch.mul(torch.mul(top, w), k), torch.mul(torch.mul(bottom, w), k)), out=y)
          place = torch.slice(torch.slice(out, 0, torch.add(first, top), torch.add(first, bottom)), 2, left, right)
          _4 = torch.add(torch.permute(torch.view(y, [4, 4, torch.sub(bottom, top), w, k]), [2, 1, 3, 0, 4]), bias, alpha=1, out=place)
    full = torch.permute(torch.view(out, [1, torch.mul(rows, 4), torch.mul(columns, 4), k]), [0, 3, 1, 2])
    return torch.contiguous(torch.slice(torch.slice(full, 2, 0, height), 3, 0, width), memory_format=2)

  def back_by_4(self: __torch__.Program, gradient: Tensor, u: Tensor) -> Tensor:
    height = torch.size(gradient, 2)
    width = torch.size(gradient, 3)
    c = torch.size(u, 1)
    k = torch.size(u, 2)
    rows = torch.floordiv(torch.add(height, 3), 4)
    columns = torch.floordiv(torch.add(width, 3), 4)
    tiles = (self).tiles_of_block(49152, torch.add(c, k))
    tw = (self).smaller(columns, tiles)
    th = (self).smaller(rows, torch.floordiv(tiles, tw))
    count = torch.mul(th, tw)
    high = (self).rows_of_product(c, k, th, tw, rows)
    map = torch.select(torch.permute(gradient, [0, 2, 3, 1]), 0, 0)
    to_products = torch.t((self).from_products(gradient))
    from_products = torch.t((self).to_products(gradient))
    transposed = torch.transpose(u, 1, 2)
    space_y = (self).space(gradient, torch.mul(torch.mul(16, count), k))
    space_v = (self).space(gradient, torch.mul(torch.mul(36, torch.mul(high, tw)), k))
    space_m = (self).space(gradient, torch.mul(torch.mul(36, torch.mul(high, tw)), c))
    space_d = (self).space(gradient, torch.mul(torch.mul(36, count), c))
    space_e = (self).space(gradient, torch.mul(torch.mul(16, torch.mul(torch.add(th, 1), torch.add(tw, 1))), c))
    out = torch.empty([height, width, c], dtype=ops.prim.dtype(gradient), layout=None, device=ops.prim.device(gradient), pin_memory=None, memory_format=None)
    for n in range(torch.floordiv(torch.sub(torch.add(rows, high), 1), high)):
      first = torch.mul(n, high)
      h = torch.sub((self).smaller(torch.add(first, high), rows), first)
      for o in range(torch.floordiv(torch.sub(torch.add(columns, tw), 1), tw)):
        left = torch.mul(o, tw)
        right = (self).smaller(torch.add(left, tw), columns)
        w = torch.sub(right, left)
        v = (self).shaped(space_v, [36, torch.mul(torch.mul(h, w), k)])
        m = (self).shaped(space_m, [36, torch.mul(torch.mul(h, w), c)])
        for p in range(torch.floordiv(torch.sub(torch.add(h, th), 1), th)):
          top = torch.mul(p, th)
          bottom = (self).smaller(torch.add(top, th), h)
          part = (self).zeros_beyond(map, torch.mul(torch.add(first, top), 4), torch.mul(torch.add(first, bottom), 4), torch.mul(left, 4), torch.mul(right, 4))
          y = (self).shaped(space_y, [4, 4, torch.sub(bottom, top), w, k])
          _0 = torch.copy_(y, (self).tiled(part, 4, 4))
          _1 = torch.mm(to_products, torch.view(y, [16, -1]), out=torch.slice(v, 1, torch.mul(torch.mul(top, w), k), torch.mul(torch.mul(bottom, w), k)))
        _2 = torch.bmm(torch.view(v, [36, torch.mul(h, w), k]), transposed, out=torch.view(m, [36, torch.mul(h, w), c]))
        for p in range(torch.floordiv(torch.sub(torch.add(h, th), 1), th)):
          top = torch.mul(p, th)
          bottom = (self).smaller(torch.add(top, th), h)
          d = (self).shaped(space_d, [36, torch.mul(torch.mul(torch.sub(bottom, top), w), c)])
          _3 = torch.mm(from_products, torch.slice(m, 1, torch.mul(torch.mul(top, w), c), torch.mul(torch.mul(bottom, w), c)), out=d)
          e = (self).shaped(space_e, [torch.add(torch.sub(bottom, top), 1), 4, torch.add(w, 1), 4, c])
          _4 = (self).put((self).overlapped(torch.view(d, [6, 6, torch.sub(bottom, top), w, c]), e), out, torch.sub(torch.mul(torch.add(first, top), 4), 1), torch.sub(torch.mul(left, 4), 1))
    return torch.permute(torch.unsqueeze(out, 0), [0, 3, 1, 2])

  # Tiles of 6 x 6 values, 6 x 6 x h x w x C, columns first, added up where they overlap: 4 h + 2 x 4 w + 2 x C, in e,
  # which is h + 1 x 4 x w + 1 x 4 x C.
  def overlapped(self: __torch__.Program, d: Tensor, e: Tensor) -> Tensor:
    h = torch.size(d, 2)
    w = torch.size(d, 3)
    placed = torch.permute(d, [2, 1, 3, 0, 4])
    # The four by four that each tile has first, then the two behind, below, and both.
    _0 = torch.zero_(torch.slice(torch.select(e, 0, h), 0, 0, 2))
    _1 = torch.zero_(torch.slice(torch.select(e, 2, w), 2, 0, 2))
    _2 = torch.copy_(torch.slice(torch.slice(e, 0, 0, h), 2, 0, w), torch.slice(torch.slice(placed, 1, 0, 4), 3, 0, 4))
    _3 = torch.add_(torch.slice(torch.slice(torch.slice(e, 0, 0, h), 2, 1), 3, 0, 2), torch.slice(torch.slice(placed, 1, 0, 4), 3, 4))
    _4 = torch.add_(torch.slice(torch.slice(torch.slice(e, 0, 1), 1, 0, 2), 2, 0, w), torch.slice(torch.slice(placed, 1, 4), 3, 0, 4))
    _5 = torch.add_(torch.slice(torch.slice(torch.slice(torch.slice(e, 0, 1), 1, 0, 2), 2, 1), 3, 0, 2), torch.slice(torch.slice(placed, 1, 4), 3, 4))
    whole = torch.view(e, [torch.mul(torch.add(h, 1), 4), torch.mul(torch.add(w, 1), 4), torch.size(d, 4)])
    return torch.slice(torch.slice(whole, 0, 0, -2), 1, 0, -2)

  # Puts a block in its place, which may begin at -1 and end beyond the edges; blocks overlap by 2 with those before and
  # above, which come earlier, and are added there.
  def put(self: __torch__.Program, block: Tensor, out: Tensor, top: int, left: int) -> Tensor:
    bottom = (self).smaller(torch.add(top, torch.size(block, 0)), torch.size(out, 0))
    right = (self).smaller(torch.add(left, torch.size(block, 1)), torch.size(out, 1))
    above = torch.neg((self).smaller(top, 0))
    before = torch.neg((self).smaller(left, 0))
    seen = torch.slice(torch.slice(block, 0, above, torch.sub(bottom, top)), 1, before, torch.sub(right, left))
    place = torch.slice(torch.slice(out, 0, torch.add(top, above), bottom), 1, torch.add(left, before), right)
    row = 0
    if torch.gt(top, 0):
      row = 2
      _0 = torch.add_(torch.slice(place, 0, 0, 2), torch.slice(seen, 0, 0, 2))
    column = 0
    if torch.gt(left, 0):
      column = 2
      _1 = torch.add_(torch.slice(torch.slice(place, 0, row), 1, 0, 2), torch.slice(torch.slice(seen, 0, row), 1, 0, 2))
    return torch.copy_(torch.slice(torch.slice(place, 0, row), 1, column), torch.slice(torch.slice(seen, 0, row), 1, column))

  # As many as stay in the processor's cache while they are transformed, where that holds some channels of all tiles together.
  def tiles_of_block(self: __torch__.Program, held: int, channels: int) -> int:
    tiles = torch.floordiv(held, channels)
    if torch.lt(tiles, 64):
      tiles = 64
    return tiles

  # Rows of tiles whose products are taken at once, in blocks of some rows: matrices of few rows multiply slowly.
  def rows_of_product(self: __torch__.Program, c: int, k: int, rows_of_block: int, columns: int, rows: int) -> int:
    tiles = torch.floordiv(262144, torch.add(c, k))
    blocks = torch.floordiv(tiles, torch.mul(rows_of_block, columns))
    if torch.lt(blocks, 1):
      blocks = 1
    return (self).smaller(torch.mul(blocks, rows_of_block), rows)

  def smaller(self: __torch__.Program, a: int, b: int) -> int:
    if torch.lt(a, b):
      out = a
    else:
      out = b
    return out

  # A part of a map H x W x C, which may go beyond its edges.
  def zeros_beyond(self: __torch__.Program, map: Tensor, top: int, bottom: int, left: int, right: int) -> Tensor:
    above = torch.neg((self).smaller(top, 0))
    before = torch.neg((self).smaller(left, 0))
    below = torch.sub(bottom, (self).smaller(bottom, torch.size(map, 0)))
    behind = torch.sub(right, (self).smaller(right, torch.size(map, 1)))
    part = torch.slice(torch.slice(map, 0, torch.add(top, above), torch.sub(bottom, below)), 1, torch.add(left, before), torch.sub(right, behind))
    if torch.gt(torch.add(torch.add(above, before), torch.add(below, behind)), 0):
      part = torch.constant_pad_nd(part, [0, 0, before, behind, above, below], 0)
    return part

  def space(self: __torch__.Program, like: Tensor, count: int) -> Tensor:
    return torch.empty([count], dtype=ops.prim.dtype(like), layout=None, device=ops.prim.device(like), pin_memory=None, memory_format=None)

  # The beginning of a workspace.
  def shaped(self: __torch__.Program, space: Tensor, shape: List[int]) -> Tensor:
    count = 1
    for n in shape:
      count = torch.mul(count, n)
    return torch.view(torch.slice(space, 0, 0, count), shape)

  # B^T and A^T for tiles as vectors.
  def to_products(self: __torch__.Program, like: Tensor) -> Tensor:
    return (self).both_ways(torch.tensor([[-0.8, 0.0, 1.0, 0.0, -0.2, 0.0], [0.0, 1.0, 1.0, -0.25, -0.25, 0.0], [0.0, 1.0, -1.0, -0.25, 0.25, 0.0], [0.0, -1.0, -0.5, 1.0, 0.5, 0.0], [0.0, -1.0, 0.5, 1.0, -0.5, 0.0], [0.0, 1.0, 0.0, -1.25, 0.0, 0.25]], dtype=ops.prim.dtype(like), device=ops.prim.device(like)))

  def from_products(self: __torch__.Program, like: Tensor) -> Tensor:
    return (self).both_ways(torch.tensor([[1.0, 1.0, 1.0, 1.0, 1.0, 0.0], [0.0, 1.0, -1.0, 2.0, -2.0, 0.0], [0.0, 1.0, 1.0, 4.0, 4.0, 0.0], [0.0, 1.0, -1.0, 8.0, -8.0, 1.0]], dtype=ops.prim.dtype(like), device=ops.prim.device(like)))

  # Another size: bicubic, antialiased when shrinking, so that no level sees frequencies it cannot hold;
  # clamped, as bicubic overshoots at edges.
  def resize(self: __torch__.Program,
    image: Tensor,
    size: Tensor) -> Tensor:
    return torch.clamp_(torch._upsample_bicubic2d_aa(image, [int(size[0]), int(size[1])], False, None, None), 0, 1)

  # The same for an image that goes on beyond its edges with its other side: with so much around it that the middle
  # sees no edge, which is cut out. beyond: int64, rows and columns before and after resizing; the ratios are those
  # of the sizes, so that pixels fall in step.
  def resize_around(self: __torch__.Program,
    image: Tensor,
    size: Tensor,
    beyond: Tensor) -> Tensor:
    height = torch.size(image, 2)
    width = torch.size(image, 3)
    y = int(beyond[0])
    x = int(beyond[1])
    tile = torch.tensor([torch.neg(y), torch.add(height, y), torch.neg(x), torch.add(width, x)], dtype=4)
    y2 = int(beyond[2])
    x2 = int(beyond[3])
    grown = torch.tensor([torch.add(int(size[0]), torch.mul(2, y2)), torch.add(int(size[1]), torch.mul(2, x2))], dtype=4)
    large = (self).resize((self).window(image, tile), grown)
    return torch.contiguous(torch.slice(torch.slice(large, 2, y2, torch.add(y2, int(size[0]))), 3, x2, torch.add(x2, int(size[1]))))
