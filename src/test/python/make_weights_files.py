#!/usr/bin/env python3
"""Writes small VGG networks as other programs write them, and what those networks answer.

From the repository's folder, with PyTorch 1.13 and h5py (Debian: python3-torch, python3-h5py):

    python3 src/test/python/make_weights_files.py

WeightsFilesTest reads the files and compares its answers with those in activations.json, which PyTorch
computes here in float64. PyTorch's older form names storages by their addresses in memory, and HDF5's
newest form notes the time, so some files differ from run to run, but not in what they hold.
"""
import collections
import json
import os
import struct

import h5py
import numpy as np
import torch

FOLDER = "src/test/resources/fiji/plugin/neuralstyle/weights/format"
BLOCKS = {"VGG16": (2, 2, 3, 3, 3), "VGG19": (2, 2, 4, 4, 4)}
WIDTHS = (4, 4, 6, 6, 8)
TAPS = ("relu1_1", "relu2_1", "relu3_1", "relu4_1", "relu5_1")
WIDTH, HEIGHT = 23, 19
TORCH_MEAN = (0.485, 0.456, 0.406)
TORCH_STD = (0.229, 0.224, 0.225)
CAFFE_MEAN = (103.939, 116.779, 123.68)


def layers(topology, last=None):
    """Name, N in features.N and channels of each convolution, up to one of them."""
    index = 0
    inputs = 3
    for block, count in enumerate(BLOCKS[topology], 1):
        for i in range(1, count + 1):
            yield "%d_%d" % (block, i), index, inputs, WIDTHS[block - 1]
            if "%d_%d" % (block, i) == last:
                return
            inputs = WIDTHS[block - 1]
            index += 2
        index += 1


def random_network(topology, seed, last, scale):
    """Kernels [out][in][row][column] and biases in float32; the scale is that of the input."""
    generator = torch.Generator().manual_seed(seed)
    network = collections.OrderedDict()
    for name, _, inputs, outputs in layers(topology, last):
        spread = (2 / (9 * inputs)) ** 0.5 / (scale if name == "1_1" else 1)
        network[name] = (torch.randn(outputs, inputs, 3, 3, generator=generator) * spread,
                         torch.randn(outputs, generator=generator) * 0.1)
    return network


def image():
    """The picture of FormulaNetwork.image(0.9, 23, 19), 3 x H x W in float32."""
    c, y, x = np.meshgrid(range(3), range(HEIGHT), range(WIDTH), indexing="ij")
    planes = 0.5 + 0.4 * np.sin(0.31 * x * (c + 1) + 0.17 * y + 0.9) * np.cos(0.23 * y - 0.11 * x * c)
    return torch.tensor(planes.astype(np.float32))


def torchvision_input():
    mean, std = (torch.tensor(v, dtype=torch.float64)[:, None, None] for v in (TORCH_MEAN, TORCH_STD))
    return (image().double() - mean) / std


def caffe_input():
    return image().double().flip(0) * 255 - torch.tensor(CAFFE_MEAN, dtype=torch.float64)[:, None, None]


def answers(network, start):
    """The feature maps of the wanted layers, each a list in the order channel, row, column."""
    maps = {}
    h = start[None]
    block = "1"
    for name, (kernel, bias) in network.items():
        if name[0] != block:
            h = torch.nn.functional.max_pool2d(h, 2)
            block = name[0]
        h = torch.relu(torch.nn.functional.conv2d(h, kernel.double(), bias.double(), padding=1))
        if "relu" + name in TAPS:
            maps["relu" + name] = [float("%.9g" % v) for v in h.flatten()]
    return maps


def state_dict(network, topology):
    state = collections.OrderedDict()
    for name, index, _, _ in layers(topology, list(network)[-1]):
        state["features.%d.weight" % index], state["features.%d.bias" % index] = network[name]
    state["classifier.0.weight"] = torch.zeros(5, 7)
    state["classifier.0.bias"] = torch.zeros(5)
    # What a module's own state_dict() hangs on.
    state._metadata = collections.OrderedDict([("", {"version": 1}), ("features", {"version": 1})])
    return state


def save_torch(name, content, zipped):
    torch.save(content, os.path.join(FOLDER, name), _use_new_zipfile_serialization=zipped)


def save_safetensors(name, state):
    header = {}
    data = b""
    for key, tensor in state.items():
        numbers = tensor.contiguous().numpy().astype("<f4").tobytes()
        header[key] = {"dtype": "F32", "shape": list(tensor.shape), "data_offsets": [len(data), len(data) + len(numbers)]}
        data += numbers
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(os.path.join(FOLDER, name), "wb") as f:
        f.write(struct.pack("<Q", len(text)) + text + data)


def keras_layer(parent, name, kernel_name, bias_name, kernel, bias):
    group = parent.create_group(name)
    group.attrs["weight_names"] = [kernel_name.encode(), bias_name.encode()]
    group.create_dataset(kernel_name, data=kernel.permute(2, 3, 1, 0).contiguous().numpy())
    group.create_dataset(bias_name, data=bias.numpy())


def keras_names(network):
    return {name: "block%s_conv%s" % tuple(name.split("_")) for name in network}


def save_keras_original(name, network):
    """As the files that Keras' applications fetch: vgg19_weights_tf_dim_ordering_tf_kernels_notop.h5."""
    with h5py.File(os.path.join(FOLDER, name), "w") as f:
        f.attrs["layer_names"] = [n.encode() for n in ["input_1", *keras_names(network).values(), "block1_pool"]]
        f.create_group("input_1").attrs["weight_names"] = np.array([], dtype="S1")
        f.create_group("block1_pool").attrs["weight_names"] = np.array([], dtype="S1")
        for number, layer in keras_names(network).items():
            keras_layer(f, layer, layer + "_W_1:0", layer + "_b_1:0", *network[number])


def save_keras_model(name, network):
    """As model.save() of Keras 2: the weights with the classifier, and an optimizer's memory."""
    with h5py.File(os.path.join(FOLDER, name), "w") as f:
        f.attrs["backend"] = b"tensorflow"
        f.attrs["keras_version"] = "2.4.0"
        f.attrs["model_config"] = b'{"class_name": "Functional"}'
        weights = f.create_group("model_weights")
        memory = f.create_group("optimizer_weights")
        for number, layer in keras_names(network).items():
            keras_layer(weights, layer, layer + "/kernel:0", layer + "/bias:0", *network[number])
            keras_layer(memory, layer, layer + "/kernel:0", layer + "/bias:0", *(0 * t for t in network[number]))
        dense = weights.create_group("fc1")
        dense.create_dataset("fc1/kernel:0", data=np.zeros((6, 7), np.float32))
        dense.create_dataset("fc1/bias:0", data=np.zeros(7, np.float32))


def save_tiny_keras(name, network, **how):
    with h5py.File(os.path.join(FOLDER, name), "w", **how) as f:
        for number, layer in keras_names(network).items():
            keras_layer(f, layer, "kernel:0", "bias:0", *network[number])


class Shell:
    """Asks whoever loads it to run a command."""

    def __reduce__(self):
        return os.system, ("touch harmed",)


def main():
    expected = {}

    torch19 = random_network("VGG19", 1, "5_1", 1)
    state = state_dict(torch19, "VGG19")
    save_torch("torchvision-vgg19-zip.pth", state, True)
    save_torch("torchvision-vgg19-legacy.pth", state, False)
    save_safetensors("torchvision-vgg19.safetensors", state)
    expected["torchvision-vgg19"] = answers(torch19, torchvision_input())

    caffe19 = random_network("VGG19", 2, "5_1", 60)
    state = state_dict(caffe19, "VGG19")
    save_keras_original("caffe-vgg19.h5", caffe19)
    save_torch("caffe-vgg19.pth", state, False)
    save_safetensors("caffe-vgg19.safetensors", state)
    expected["caffe-vgg19"] = answers(caffe19, caffe_input())

    caffe16 = random_network("VGG16", 3, "5_3", 60)
    save_keras_model("caffe-vgg16-model.h5", caffe16)
    save_torch("caffe-vgg16.pth", state_dict(caffe16, "VGG16"), True)
    expected["caffe-vgg16"] = answers(caffe16, caffe_input())

    # A checkpoint of a training on several devices, in four number formats and another order in memory.
    mixed = random_network("VGG19", 4, "2_1", 1)
    formats = {"1_1": (torch.float16, torch.float64), "1_2": (torch.bfloat16, torch.float32),
               "2_1": (torch.float64, torch.bfloat16)}
    mixed = collections.OrderedDict(
        (name, (kernel.to(formats[name][0]), bias.to(formats[name][1]))) for name, (kernel, bias) in mixed.items())
    state = collections.OrderedDict()
    for name, index, _, _ in layers("VGG19", "2_1"):
        state["module.features.%d.weight" % index] = mixed[name][0].contiguous(memory_format=torch.channels_last)
        state["module.features.%d.bias" % index] = torch.nn.Parameter(mixed[name][1])
    state["module.features.steps"] = torch.tensor(7)
    checkpoint = {"epoch": 3, "rate": 0.1, "best": None, "state_dict": state,
                  "optimizer": {"state": {0: {"step": 1}}, "groups": [{"lr": 0.1}]}}
    save_torch("checkpoint-zip.pth", checkpoint, True)
    save_torch("checkpoint-legacy.pth", checkpoint, False)
    expected["checkpoint"] = answers(mixed, torchvision_input())

    # Of one convolution, to be damaged in every way.
    tiny = random_network("VGG19", 5, "1_1", 1)
    state = state_dict(tiny, "VGG19")
    save_torch("tiny-zip.pth", state, True)
    save_torch("tiny-legacy.pth", state, False)
    save_tiny_keras("tiny.h5", tiny)
    save_tiny_keras("tiny-latest.h5", tiny, libver="latest")
    kernel, bias = tiny["1_1"]
    with h5py.File(os.path.join(FOLDER, "tiny-other-numbers.h5"), "w") as f:
        f.create_dataset("vgg19/block1_conv1/block1_conv1/kernel:0", data=kernel.permute(2, 3, 1, 0).numpy().astype(">f4"))
        f.create_dataset("vgg19/block1_conv1/block1_conv1/bias:0", data=bias.numpy().astype("<f8"))
    with h5py.File(os.path.join(FOLDER, "two-networks.h5"), "w") as f:
        for network in ("a", "b"):
            f.create_dataset(network + "/block1_conv1/kernel:0", data=kernel.permute(2, 3, 1, 0).numpy())
    with h5py.File(os.path.join(FOLDER, "compressed.h5"), "w") as f:
        f.create_dataset("block1_conv1/kernel:0", data=kernel.permute(2, 3, 1, 0).numpy(), compression="gzip")
        f.create_dataset("block1_conv1/bias:0", data=bias.numpy())

    # What must be refused.
    state["features.0.weight"] = Shell()
    save_torch("shell-zip.pth", state, True)
    save_torch("shell-legacy.pth", state, False)
    save_torch("whole-module.pth", torch.nn.Sequential(torch.nn.Conv2d(3, 2, 3)), True)

    with open(os.path.join(FOLDER, "activations.json"), "w") as f:
        json.dump(expected, f, separators=(",", ":"))
        f.write("\n")


if __name__ == "__main__":
    main()
