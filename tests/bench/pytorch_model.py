# SPDX-License-Identifier: GPL-3.0-or-later
"""The shipped model in plain PyTorch, written from docs/formats.md: no code of the engine, the same files.

Shapes: B batch, T columns, D width, H heads, d head width, n context tokens, k memory tokens.
"""

import json
import pathlib
import struct

import torch
import torch.nn.functional as F
from torch import nn

DTYPES = {"F32": torch.float32, "BF16": torch.bfloat16, "I64": torch.int64}


def read_safetensors(path):
    data = bytearray(pathlib.Path(path).read_bytes())
    (length,) = struct.unpack("<Q", data[:8])
    header = json.loads(data[8 : 8 + length])
    header.pop("__metadata__", None)
    tensors = {}
    for name, entry in header.items():
        begin, end = (8 + length + offset for offset in entry["data_offsets"])
        flat = torch.frombuffer(data[begin:end], dtype=DTYPES[entry["dtype"]])
        tensors[name] = flat.reshape(entry["shape"])
    return tensors


class Linear(nn.Linear):
    """Keeps float32 masters and computes in the precision of its input."""

    def forward(self, x):
        return F.linear(x, self.weight.to(x.dtype), self.bias.to(x.dtype))


class Cache:
    """Keys and values of one answer, allocated once. (1, H, length, d) a layer."""

    def __init__(self, layers, heads, length, head_width, dtype):
        self.keys = [torch.empty(1, heads, length, head_width, dtype=dtype) for _ in range(layers)]
        self.values = [torch.empty(1, heads, length, head_width, dtype=dtype) for _ in range(layers)]
        self.length = 0

    def append(self, layer, k, v):
        end = self.length + k.size(2)
        self.keys[layer][:, :, self.length : end] = k
        self.values[layer][:, :, self.length : end] = v
        return self.keys[layer][:, :, :end], self.values[layer][:, :, :end]


class Layer(nn.Module):
    def __init__(self, width, heads, feed_forward, epsilon):
        super().__init__()
        self.heads = heads
        self.qkv = Linear(width, 3 * width)
        self.o = Linear(width, width)
        self.attention_norm = nn.LayerNorm(width, epsilon)
        self.up = Linear(width, feed_forward)
        self.down = Linear(feed_forward, width)
        self.mlp_norm = nn.LayerNorm(width, epsilon)

    def forward(self, x, index, mask, cache):
        B, T, D = x.shape
        q, k, v = self.qkv(x).view(B, T, 3, self.heads, D // self.heads).permute(2, 0, 3, 1, 4)  # (B, H, T, d) each
        if cache is not None:
            k, v = cache.append(index, k, v)
        mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = self.attention_norm(x + self.o(mixed.transpose(1, 2).reshape(B, T, D)))
        return self.mlp_norm(x + self.down(F.gelu(self.up(x))))


class Stack(nn.Module):
    """Positions, types, norm and layers: what decoder and compressor have in common."""

    def __init__(self, config):
        super().__init__()
        width, epsilon = config["hidden_size"], config["layer_norm_eps"]
        self.positions = nn.Embedding(config["max_position_embeddings"], width)
        self.types = nn.Embedding(config["type_vocab_size"], width)
        self.embedding_norm = nn.LayerNorm(width, epsilon)
        self.layers = nn.ModuleList(
            Layer(width, config["num_attention_heads"], config["intermediate_size"], epsilon)
            for _ in range(config["num_hidden_layers"])
        )

    def forward(self, x, positions, types, mask=None, cache=None):
        x = x + self.positions(positions).to(x.dtype) + self.types(types).to(x.dtype)
        x = self.embedding_norm(x)
        for index, layer in enumerate(self.layers):
            x = layer(x, index, mask, cache)
        if cache is not None:
            cache.length += x.size(1)
        return x

    def load(self, tensors, prefix=""):
        for name in ("positions", "types", "embedding_norm"):
            load_module(getattr(self, name), tensors, prefix + name)
        for index, layer in enumerate(self.layers):
            at = f"{prefix}layers.{index}."
            for name in ("attention_norm", "mlp_norm"):
                load_module(getattr(layer, name), tensors, at + name)
            for name, where in (("o", "attention.o"), ("up", "mlp.up"), ("down", "mlp.down")):
                load_module(getattr(layer, name), tensors, at + where)
            for kind in ("weight", "bias"):
                parts = [tensors[f"{at}attention.{part}.{kind}"] for part in "qkv"]
                getattr(layer.qkv, kind).data.copy_(torch.cat(parts))


def load_module(module, tensors, name):
    for kind, parameter in module.named_parameters():
        parameter.data.copy_(tensors[f"{name}.{kind}"])


class Decoder(nn.Module):
    def __init__(self, config, pic, tensors):
        super().__init__()
        width = config["hidden_size"]
        self.embedding = nn.Embedding(config["vocab_size"], width)
        self.segments = nn.Embedding(pic["max_segments"] + 1, width)
        self.stack = Stack(config)
        self.head_dense = Linear(width, width)
        self.head_norm = nn.LayerNorm(width, config["layer_norm_eps"])
        self.head_bias = nn.Parameter(torch.zeros(config["vocab_size"]))
        self.stack.load(tensors)
        for module, name in ((self.embedding, "embedding"), (self.segments, "segments"),
                             (self.head_dense, "head.dense"), (self.head_norm, "head.norm")):  # fmt: skip
            load_module(module, tensors, name)
        self.head_bias.data.copy_(tensors["head.bias"])

    def forward(self, ids, positions, types, segments, dtype, memory=None, mask=None, cache=None):
        x = self.embedding(ids).to(dtype)
        if memory is not None:
            slots = types.flatten().nonzero().squeeze(1)  # memory tokens are the positions of type 1
            x = x.flatten(0, 1).index_copy(0, slots, memory.to(dtype)).view_as(x)
        x = x + self.segments(segments).to(dtype)
        return self.stack(x, positions, types, mask, cache)

    def logits(self, h):
        h = self.head_norm(h + F.gelu(self.head_dense(h)))
        return F.linear(h, self.embedding.weight.to(h.dtype), self.head_bias.to(h.dtype))


class Geometry:
    """Chunks of `ratio` tokens over n tokens, one memory token a chunk, under the mask "pic". Made once for a shape."""

    def __init__(self, n, ratio, causal, dtype):
        starts = torch.arange(0, n, ratio)
        ends = torch.clamp(starts + ratio, max=n)
        self.n, self.k = n, len(starts)
        tokens = torch.arange(n)
        own = (tokens >= starts[:, None]) & (tokens < ends[:, None])  # (k, n)
        self.average = (own / own.sum(1, keepdim=True)).to(dtype)
        self.positions = torch.cat([tokens, starts + (ends - starts - 1) // 2])
        self.types = (torch.arange(n + self.k) >= n).long()
        look = torch.zeros(n + self.k, n + self.k, dtype=torch.bool)
        look[:n, :n] = torch.ones(n, n, dtype=torch.bool).tril() if causal else True
        look[n:, :n] = own
        look[n:, n:] = torch.ones(self.k, self.k, dtype=torch.bool).tril()
        self.mask = additive(look, dtype)


def additive(look, dtype):
    return torch.zeros(look.shape, dtype=dtype).masked_fill(~look, float("-inf"))


class Compressor(nn.Module):
    def __init__(self, config, settings, tensors):
        super().__init__()
        width = config["hidden_size"]
        for key, known in (("mask", ("pic",)), ("memories_per_chunk", (1,)), ("positions", ("epl", "epl+dec"))):
            if settings[key] not in known:
                raise SystemExit(f"This reference knows only {key} in {known}, not {settings[key]}.")
        self.settings = settings
        self.stack = Stack(config)
        self.stack.load(tensors, "backbone.")
        self.memory_token = nn.Parameter(tensors["memory_token"].float())
        self.norm = nn.RMSNorm(width, config["layer_norm_eps"])
        self.converter_in, self.converter_out = Linear(width, width), Linear(width, width)
        for module, name in ((self.norm, "norm"), (self.converter_in, "in"), (self.converter_out, "out")):
            load_module(module, tensors, "converter." + name)

    def forward(self, tokens, geometry):
        """tokens: (B, n, D) token embeddings → (B·k, D) memory tokens."""
        B, n, D = tokens.shape
        pooled = geometry.average @ tokens  # (B, k, D)
        memory = self.memory_token.to(tokens.dtype).expand(B, geometry.k, D)
        if self.settings["memory_input"] == "mean":
            memory = memory + pooled
        shape = (B, n + geometry.k)
        h = self.stack(torch.cat([tokens, memory], 1), geometry.positions.expand(shape), geometry.types.expand(shape),
                       geometry.mask)[:, n:]  # fmt: skip
        normed = F.rms_norm(h.float(), (D,), self.norm.weight.float(), self.norm.eps).to(h.dtype)
        out = self.converter_out(F.gelu(self.converter_in(normed)))
        if self.settings["memory_output"] == "residual":
            out = out + pooled
        return out.flatten(0, 1)


def load_model(folder):
    """Decoder and default compressor with float32 weights."""
    folder = pathlib.Path(folder)
    config = json.loads((folder / "config.json").read_text())
    pic = json.loads((folder / "pic.json").read_text())
    settings = pic["compressors"][0]
    decoder = Decoder(config, pic, read_safetensors(folder / "decoder.safetensors"))
    compressor = Compressor(config, settings, read_safetensors(folder / settings["weights"]))
    return config, decoder, compressor
