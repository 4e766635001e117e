#!/usr/bin/env python3
"""Neural style transfer as programs for Python do it, written from the method's definition, to compare with.

Eager PyTorch in float32 with the engine's own differentiation, as in the usual programs. The losses are those of
docs/architecture.md: Gram(F) = F F^T / (C H W), mean squared differences, content relu4_2 times 5, style relu1_1,
relu2_1, relu3_1, relu4_1 and relu5_1 times 100 each, total variation times --variation.

    peer.py losses  --network N --content C --style S --image X
    peer.py time    --network N --content C --style S --image X [--seconds 5] [--channels-last]
    peer.py run     --network N --content C --style S --method lbfgs|clamped|adam --iterations 500
    peer.py judge   --network N --content C --style S --images X ...
    peer.py stylize --network N --content picture --style picture --size 256 --iterations 1 --output picture

N is a safetensors file with torchvision's names; C, S and X are .npy files, float32, 3 x H x W, RGB in [0, 1].
Answers are lines of a word and numbers. Needs PyTorch 1.13 or later and NumPy; stylize needs Pillow as well.
"""
import argparse
import json
import struct
import time

import numpy as np
import torch
import torch.nn.functional as F

CONTENT_LAYER, CONTENT_WEIGHT = 'relu4_2', 5
STYLE_LAYERS, STYLE_WEIGHT = ['relu1_1', 'relu2_1', 'relu3_1', 'relu4_1', 'relu5_1'], 100
LAYERS = ['1_1', '1_2', None, '2_1', '2_2', None, '3_1', '3_2', '3_3', '3_4', None, '4_1', '4_2', '4_3', '4_4', None, '5_1']
MEAN = torch.tensor([0.485, 0.456, 0.406]).view(1, 3, 1, 1)
DEVIATION = torch.tensor([0.229, 0.224, 0.225]).view(1, 3, 1, 1)


def safetensors(path):
    """The float32 tensors of a safetensors file by name."""
    with open(path, 'rb') as file:
        header = json.loads(file.read(struct.unpack('<Q', file.read(8))[0]))
        data = file.read()
    header.pop('__metadata__', None)
    kinds = {'F32': np.float32, 'F16': np.float16}
    tensors = {}
    for name, entry in header.items():
        start, end = entry['data_offsets']
        values = np.frombuffer(data[start:end], kinds[entry['dtype']]).astype(np.float32)
        tensors[name] = torch.from_numpy(values.reshape(entry['shape']))
    return tensors


class Network:
    """VGG-19 up to relu5_1 with zero padding and max pooling."""

    def __init__(self, path, channels_last=False):
        tensors = safetensors(path)
        self.format = torch.channels_last if channels_last else torch.contiguous_format
        self.steps = []
        index = 0  # in torchvision's list of layers
        for layer in LAYERS:
            if layer is None:
                self.steps.append((None, None, None))
                index += 1
            else:
                kernel = tensors['features.%d.weight' % index].contiguous(memory_format=self.format)
                self.steps.append(('relu' + layer, kernel, tensors['features.%d.bias' % index]))
                index += 2

    def features(self, image):
        h = ((image - MEAN) / DEVIATION).contiguous(memory_format=self.format)
        maps = {}
        for name, kernel, bias in self.steps:
            if name is None:
                h = F.max_pool2d(h, 2)
            else:
                h = F.relu(F.conv2d(h, kernel, bias, padding=1))
                if name == CONTENT_LAYER or name in STYLE_LAYERS:
                    maps[name] = h
        return maps


def gram(feature):
    rows = feature.reshape(feature.shape[1], -1)
    return rows @ rows.t() / rows.numel()


def total_variation(image):
    return ((image[:, :, 1:] - image[:, :, :-1]) ** 2).mean() + ((image[..., 1:] - image[..., :-1]) ** 2).mean()


class Losses:
    """The losses of an image; content and style are images 1 x 3 x H x W."""

    def __init__(self, network, content, style, variation):
        self.network, self.variation = network, variation
        with torch.no_grad():
            self.content = network.features(content)[CONTENT_LAYER]
            maps = network.features(style)
            self.style = {name: gram(maps[name]) for name in STYLE_LAYERS}

    def parts(self, image):
        maps = self.network.features(image)
        parts = {'content': F.mse_loss(maps[CONTENT_LAYER], self.content)}
        for name in STYLE_LAYERS:
            parts[name] = F.mse_loss(gram(maps[name]), self.style[name])
        parts['variation'] = total_variation(image)
        return parts

    def total(self, image):
        parts = self.parts(image)
        return CONTENT_WEIGHT * parts['content'] + STYLE_WEIGHT * sum(parts[n] for n in STYLE_LAYERS) + \
            self.variation * parts['variation']


class Trace:
    """Prints when which loss was reached, seconds since the images were read."""

    def __init__(self):
        self.start = time.perf_counter()

    def add(self, loss):
        print('at %.3f %.9g' % (time.perf_counter() - self.start, loss))


def lbfgs(losses, start, iterations, trace, clamped):
    """As in the reference programs: history 100, no tolerances, no line search; clamped: before each evaluation,
    as in PyTorch's own tutorial, else the picture alone is clamped at the end."""
    image = start.clone().requires_grad_(True)
    optimizer = torch.optim.LBFGS([image], max_iter=iterations, max_eval=2 * iterations, history_size=100,
                                  tolerance_grad=-1, tolerance_change=-1)

    def closure():
        if clamped:
            with torch.no_grad():
                image.clamp_(0, 1)
        optimizer.zero_grad()
        loss = losses.total(image)
        loss.backward()
        trace.add(loss.item())
        return loss

    optimizer.step(closure)
    return image.detach()


def adam(network, content, style, start, iterations, variation, trace):
    """Coarse to fine with Adam as K. Crowson's program does it: sizes a factor of sqrt 2 apart from 128 on, all
    iterations at the first, half of them at later ones, moments carried over, an exponential moving average."""
    end = max(content.shape[2:])
    sizes = [end]
    while round(end / 2 ** (len(sizes) / 2)) >= 128:
        sizes.append(round(end / 2 ** (len(sizes) / 2)))
    average, state = start, None
    for level, size in enumerate(reversed(sizes)):
        scale = size / end
        shape = [max(1, round(n * scale)) for n in content.shape[2:]]
        resized = lambda x, mode='bicubic': F.interpolate(x, shape, mode=mode, antialias=True).detach()
        small = F.interpolate(style, [max(1, round(n * scale)) for n in style.shape[2:]], mode='bicubic', antialias=True)
        losses = Losses(network, resized(content).clamp(0, 1), small.clamp(0, 1), variation)
        image = resized(average).clamp(0, 1).requires_grad_(True)
        optimizer = torch.optim.Adam([image], lr=0.02, betas=(0.9, 0.99))
        if state is not None:
            optimizer.state[image] = {'step': state['step'], 'exp_avg': resized(state['exp_avg']),
                                      'exp_avg_sq': resized(state['exp_avg_sq'], 'bilinear').clamp(min=0)}
        total, weight = torch.zeros_like(image), 0.0
        for _ in range(iterations if level == 0 else iterations // 2):
            optimizer.zero_grad()
            loss = losses.total(image)
            loss.backward()
            trace.add(loss.item()) if size == end else None
            optimizer.step()
            with torch.no_grad():
                image.clamp_(0, 1)
                total = 0.99 * total + 0.01 * image
                weight = 0.99 * weight + 0.01
        average, state = (total / weight).detach(), optimizer.state[image]
    return average


def peak_megabytes():
    with open('/proc/self/status') as file:
        return next(int(line.split()[1]) // 1024 for line in file if line.startswith('VmHWM'))


def array(path):
    return torch.from_numpy(np.load(path))[None]


def picture(path, size):
    from PIL import Image
    image = Image.open(path).convert('RGB')
    scale = size / max(image.size)
    image = image.resize([max(1, round(n * scale)) for n in image.size], Image.LANCZOS)
    return torch.from_numpy(np.asarray(image, np.float32) / 255).permute(2, 0, 1)[None].contiguous()


def timed(losses, image, seconds):
    image = image.clone().requires_grad_(True)

    def evaluate():
        image.grad = None
        losses.total(image).backward()

    evaluate()
    times = []
    while not times or sum(times) < seconds:
        start = time.perf_counter()
        evaluate()
        times.append(time.perf_counter() - start)
    print('seconds', *('%.4f' % t for t in times))


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('task', choices=['losses', 'time', 'run', 'judge', 'stylize'])
    for name in ['network', 'content', 'style']:
        parser.add_argument('--' + name, required=True)
    parser.add_argument('--image')
    parser.add_argument('--variation', type=float, default=0)
    parser.add_argument('--seconds', type=float, default=5)
    parser.add_argument('--channels-last', action='store_true')
    parser.add_argument('--method', choices=['lbfgs', 'clamped', 'adam'], default='lbfgs')
    parser.add_argument('--iterations', type=int, default=500)
    parser.add_argument('--size', type=int, default=512)
    parser.add_argument('--output')
    parser.add_argument('--images', nargs='*')
    return parser.parse_args()


def main():
    options = arguments()
    network = Network(options.network, options.channels_last)
    if options.task == 'stylize':
        content, style = (picture(path, options.size) for path in (options.content, options.style))
    else:
        content, style = array(options.content), array(options.style)
    trace = Trace()
    losses = Losses(network, content, style, options.variation)
    if options.task == 'losses':
        image = array(options.image).requires_grad_(True)
        for name, value in losses.parts(image).items():
            print('loss', name, '%.9g' % value.item())
        total = losses.total(image)
        total.backward()
        print('loss total %.9g' % total.item())
        print('loss gradient %.9g' % image.grad.norm().item())
    elif options.task == 'time':
        timed(losses, array(options.image), options.seconds)
    elif options.task == 'judge':
        with torch.no_grad():
            for path in options.images:
                print('judged %.9g' % losses.total(array(path)).item())
    else:
        if options.method == 'adam':
            result = adam(network, content, style, content, options.iterations, options.variation, trace)
        else:
            result = lbfgs(losses, content, options.iterations, trace, options.method == 'clamped')
        if options.task == 'run':
            with torch.no_grad():
                print('took %.3f' % (time.perf_counter() - trace.start))
                print('ended %.9g' % losses.total(result).item())
                print('delivered %.9g' % losses.total(result.clamp(0, 1)).item())
        if options.output:
            from PIL import Image
            pixels = (result[0].clamp(0, 1).permute(1, 2, 0) * 255).round().byte().numpy()
            Image.fromarray(pixels).save(options.output)
    print('peakMB', peak_megabytes())


if __name__ == '__main__':
    main()
