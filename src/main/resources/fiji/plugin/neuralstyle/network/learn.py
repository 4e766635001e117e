# Statistics of 3 x 3 patches, from which the convolutions of a network are learned without labels.
# The dialect and the loading are those of vgg.py.
class Vgg(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool

  # Patches of a batch of feature maps, one a row, values in the order of a kernel: [channel][row][column].
  # maps: N x C x H x W. places: int64, a row a patch: [map, row, column] of its centre.
  # modes: int64 [padding (0 zero, 1 reflect)]. Returns P x 9C, float64.
  def patches(self: __torch__.Vgg,
    maps: Tensor,
    places: Tensor,
    modes: Tensor) -> Tensor:
    if torch.eq(int(modes[0]), 1):
      padded = torch.reflection_pad2d(maps, [1, 1, 1, 1])
    else:
      padded = torch.constant_pad_nd(maps, [1, 1, 1, 1], 0)
    channels = torch.size(padded, 1)
    width = torch.size(padded, 3)
    area = torch.mul(torch.size(padded, 2), width)
    rows = torch.reshape(torch.permute(padded, [0, 2, 3, 1]), [-1, channels])
    corner = torch.add(torch.mul(torch.select(places, 1, 0), area), torch.add(torch.mul(torch.select(places, 1, 1), width), torch.select(places, 1, 2)))
    taps = annotate(List[Tensor], [])
    for dy in range(3):
      for dx in range(3):
        _0 = torch.append(taps, torch.index_select(rows, 0, torch.add(corner, torch.add(torch.mul(dy, width), dx))))
    return torch.to(torch.reshape(torch.stack(taps, 2), [-1, torch.mul(channels, 9)]), 7)

  # Adds a batch's patches to two running sums, in place: sum of x (9C) and sum of x x^T (9C x 9C), float64.
  def add(self: __torch__.Vgg,
    maps: Tensor,
    places: Tensor,
    modes: Tensor,
    first: Tensor,
    second: Tensor) -> Tensor:
    x = (self).patches(maps, places, modes)
    _0 = torch.add_(first, torch.sum(x, [0], False))
    _1 = torch.addmm_(second, torch.t(x), x)
    return first

  # From the sums over so many patches: mean, eigenvalues of the covariance in ascending order, and
  # eigenvectors, one a row. float64.
  def components(self: __torch__.Vgg,
    first: Tensor,
    second: Tensor,
    count: Tensor) -> List[Tensor]:
    n = float(count)
    mean = torch.div(first, n)
    covariance = torch.sub(torch.div(second, n), torch.outer(mean, mean))
    values, vectors, = torch.linalg_eigh(covariance, "L")
    return [mean, values, torch.contiguous(torch.t(vectors))]
