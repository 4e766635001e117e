# The steps of an evaluation, one by one, as vgg.py makes them; for the benchmark's profile. A method is one step.
class Program(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool

  # An array in a scalar type, channels last if it has four dimensions. type: int64, 6 float32, 15 bfloat16.
  def prepared(self: __torch__.Program, x: Tensor, type: Tensor) -> Tensor:
    if torch.eq(torch.dim(x), 4):
      out = torch.to(x, int(type), False, True, 2)
    else:
      out = torch.to(x, int(type), False, True)
    return out

  def convolution(self: __torch__.Program, x: Tensor, kernel: Tensor, bias: Tensor) -> Tensor:
    return torch.conv2d(x, kernel, bias, [1, 1], [1, 1], [1, 1], 1)

  def convolution_back(self: __torch__.Program, gradient: Tensor, x: Tensor, kernel: Tensor) -> Tensor:
    input = torch.empty(torch.size(x), dtype=ops.prim.dtype(x), layout=None, device=ops.prim.device(x), pin_memory=None, memory_format=2)
    before, _0, _1, = torch.convolution_backward(gradient, input, kernel, None, [1, 1], [1, 1], [1, 1], False, [0, 0], 1, [True, False, False])
    return before

  # Of Winograd's method: v and m are 36 matrices of a block of tiles, u of the kernel; all blocks, one after another in the same place.
  def products(self: __torch__.Program, v: Tensor, u: Tensor, m: Tensor, blocks: Tensor) -> Tensor:
    for n in range(int(blocks)):
      _0 = torch.bmm(v, u, out=m)
    return m

  def relu(self: __torch__.Program, x: Tensor) -> Tensor:
    return torch.relu_(x)

  def relu_back(self: __torch__.Program, gradient: Tensor, x: Tensor) -> Tensor:
    return torch.threshold_backward(gradient, x, 0, grad_input=gradient)

  def pooling(self: __torch__.Program, x: Tensor) -> List[Tensor]:
    h, index, = torch.max_pool2d_with_indices(x, [2, 2], [2, 2], [0, 0], [1, 1], False)
    return [h, index]

  def pooling_back(self: __torch__.Program, gradient: Tensor, x: Tensor, index: Tensor) -> Tensor:
    return torch.max_pool2d_with_indices_backward(gradient, x, [2, 2], [2, 2], [0, 0], [1, 1], False, index)

  def rows(self: __torch__.Program, feature: Tensor) -> Tensor:
    return torch.reshape(torch.permute(feature, [0, 2, 3, 1]), [-1, torch.size(feature, 1)])

  def gram(self: __torch__.Program, feature: Tensor) -> Tensor:
    m = (self).rows(feature)
    count = torch.size(m, 0)
    channels = torch.size(m, 1)
    block = 2048
    if torch.ge(count, block):
      blocks = torch.reshape(m, [-1, block, channels])
      total = torch.sum(torch.to(torch.bmm(torch.transpose(blocks, 1, 2), blocks), 6), [0], False)
    else:
      total = torch.to(torch.mm(torch.t(m), m), 6)
    return total

  def gram_back(self: __torch__.Program, gradient: Tensor, feature: Tensor, slope: Tensor) -> Tensor:
    return torch.addmm_((self).rows(gradient), (self).rows(feature), slope)
