# What learning a network needs, as TorchScript in its serialized form.
# Feature maps of all training crops: N x C x H x W, float32.
class Program(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool

  # ImageNet normalisation of RGB in [0, 1].
  def normalize(self: __torch__.Program, images: Tensor) -> Tensor:
    mean = torch.view(torch.tensor([0.485, 0.456, 0.406], dtype=6, device=ops.prim.device(images)), [1, 3, 1, 1])
    std = torch.view(torch.tensor([0.229, 0.224, 0.225], dtype=6, device=ops.prim.device(images)), [1, 3, 1, 1])
    return torch.div(torch.sub(images, mean), std)

  # A border of one pixel: reflect 1, else zeros.
  def pad(self: __torch__.Program, h: Tensor, reflect: int) -> Tensor:
    if torch.eq(reflect, 1):
      padded = torch.reflection_pad2d(h, [1, 1, 1, 1])
    else:
      padded = torch.constant_pad_nd(h, [1, 1, 1, 1], 0)
    return padded

  # Filters in sign pairs along the principal components of 3 x 3 patches, each scaled so that its answer
  # has standard deviation 1 and mean 0. samples: int64, 3 x P, image, row and column of each patch;
  # modes: int64, [padding, outputs]. Returns kernel, bias and the components' variances.
  def filters(self: __torch__.Program,
    h: Tensor,
    samples: Tensor,
    modes: Tensor) -> List[Tensor]:
    padded = (self).pad(h, int(modes[0]))
    columns = annotate(List[Tensor], [])
    for i in range(9):
      rows = torch.add(samples[1], torch.floordiv(i, 3))
      cols = torch.add(samples[2], torch.remainder(i, 3))
      _0 = torch.append(columns, torch.index(padded, annotate(List[Optional[Tensor]], [samples[0], None, rows, cols])))
    patches = torch.to(torch.reshape(torch.stack(columns, 2), [torch.size(samples, 1), -1]), 7)
    mean = torch.mean(patches, [0], False)
    centred = torch.sub(patches, mean)
    covariance = torch.div(torch.mm(torch.t(centred), centred), float(torch.size(samples, 1)))
    values, vectors, = torch.linalg_eigh(covariance, "L")
    half = torch.floordiv(int(modes[1]), 2)
    values = torch.slice(torch.flip(values, [0]), 0, 0, half)
    vectors = torch.slice(torch.flip(vectors, [1]), 1, 0, half)
    # An eigenvector's sign is arbitrary: its largest element becomes positive.
    largest = torch.argmax(torch.abs(vectors), 0, True)
    vectors = torch.mul(vectors, torch.sign(torch.gather(vectors, 0, largest)))
    directions = torch.t(torch.div(vectors, torch.sqrt(torch.clamp(values, 1.0000000000000001e-12))))
    kernel = torch.cat([directions, torch.neg(directions)], 0)
    bias = torch.neg(torch.mv(kernel, mean))
    shaped = torch.reshape(torch.to(kernel, 6), [-1, torch.size(h, 1), 3, 3])
    return [shaped, torch.to(bias, 6), torch.to(values, 6)]

  def convolve(self: __torch__.Program,
    h: Tensor,
    kernel: Tensor,
    bias: Tensor,
    modes: Tensor) -> Tensor:
    padded = (self).pad(h, int(modes[0]))
    return torch.relu_(torch.conv2d(padded, kernel, bias, [1, 1], [0, 0], [1, 1], 1))

  # kind: 3 max, 4 average.
  def pool(self: __torch__.Program, h: Tensor, kind: Tensor) -> Tensor:
    if torch.eq(int(kind), 3):
      pooled = torch.max_pool2d(h, [2, 2], [2, 2], [0, 0], [1, 1], False)
    else:
      pooled = torch.avg_pool2d(h, [2, 2], [2, 2], [0, 0], False, True, None)
    return pooled

  # Over the crops, the mean square of the feature map's values and of the Gram matrices' entries.
  def strength(self: __torch__.Program, h: Tensor) -> Tensor:
    m = torch.flatten(h, 2)
    grams = torch.div(torch.bmm(m, torch.transpose(m, 1, 2)), float(torch.mul(torch.size(m, 1), torch.size(m, 2))))
    return torch.stack([torch.mean(torch.mul(h, h)), torch.mean(torch.mul(grams, grams))], 0)
