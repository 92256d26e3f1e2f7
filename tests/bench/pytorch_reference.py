#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""pytorch_reference.py MODEL DTYPE THREADS RUNS FILE

PyTorch's side of tests/bench/compare: repeats the jobs of pic_bench, whose inputs and first results are in FILE, and
prints its times in milliseconds and how far its results are from the engine's, as JSON. The training step is measured
twice, with casts by hand and under torch.autocast: the faster one counts.
"""

import argparse
import contextlib
import json
import time

import torch
import torch.nn.functional as F

from pytorch_model import Cache, Geometry, additive, load_model, read_safetensors

RATIO = 4
DECODE_SEGMENTS = 8
NEW_TOKENS = 64
OPTIMIZER = {"lr": 4e-4, "betas": (0.9, 0.98), "eps": 1e-8, "fused": True}
WEIGHT_DECAY = 0.01
CLIP = 1.0


def milliseconds(runs, job):
    times = []
    for _ in range(runs):
        begin = time.perf_counter()
        job()
        times.append(1000 * (time.perf_counter() - begin))
    return times


def prompt(inputs, name):
    return [inputs[f"{name}.{part}"] for part in ("ids", "positions", "types", "segments")]


@torch.inference_mode()
def read(folder, dtype, runs, inputs, report):
    """Compressing and decoding. Batch of 16 segments; batch of one answer."""
    config, decoder, compressor = load_model(folder)
    decoder.to(dtype)
    compressor.to(dtype)
    ids = inputs["compress.ids"]
    geometry = Geometry(ids.size(1), RATIO, compressor.settings["causal_context"], dtype)

    def compress():
        return compressor(decoder.embedding(ids), geometry)

    def new_cache(length):
        heads = config["num_attention_heads"]
        return Cache(config["num_hidden_layers"], heads, length, config["hidden_size"] // heads, dtype)

    question = prompt(inputs, "decode")
    columns = question[0].size(1)
    memory = compress()
    read_memory = memory[: DECODE_SEGMENTS * geometry.k]
    zero = torch.zeros(1, 1, dtype=torch.long)

    def first_logits(cache):
        hidden = decoder(*question, dtype, read_memory, cache=cache)
        return decoder.logits(hidden[:, -1:])

    def decode():
        cache = new_cache(columns + NEW_TOKENS)
        token = first_logits(cache).argmax(-1)
        position = question[1][:, -1:] + 1
        for _ in range(1, NEW_TOKENS):
            token = decoder.logits(decoder(token, position, zero, zero, dtype, cache=cache)).argmax(-1)
            token.item()
            position = position + 1

    report["memory_difference"] = (memory.float() - inputs["memory"]).abs().max().item()
    report["memory_largest"] = inputs["memory"].abs().max().item()
    logits = first_logits(new_cache(columns))
    report["logits_difference"] = (logits.float() - inputs["logits"]).abs().max().item()
    report["logits_largest"] = inputs["logits"].abs().max().item()
    report["milliseconds"]["compress"] = milliseconds(runs, compress)
    if runs:
        decode()
    report["milliseconds"]["decode"] = milliseconds(runs, decode)


def parameter_groups(modules):
    """Weight decay on matrices, not on tables of embeddings, norms and biases."""
    decay, plain = [], []
    for module in modules:
        for name, parameter in module.named_parameters():
            table = any(part in name for part in ("embedding", "positions", "types", "segments", "memory_token"))
            (decay if parameter.dim() >= 2 and not table else plain).append(parameter)
    return [{"params": decay, "weight_decay": WEIGHT_DECAY}, {"params": plain, "weight_decay": 0.0}]


def train(folder, dtype, runs, inputs, autocast, report):
    """A training step of decoder and compressor on 32 questions, float32 masters."""
    _, decoder, compressor = load_model(folder)
    activations = torch.float32 if autocast else dtype
    context, targets = inputs["train.context"], inputs["train.targets"]
    geometry = Geometry(context.size(1), RATIO, compressor.settings["causal_context"], activations)
    question = prompt(inputs, "train")
    columns = targets.size(1)
    look = torch.ones(columns, columns, dtype=torch.bool).tril()
    look[:, : inputs["train.prefix"]] = True
    mask = additive(look, activations)
    rows = targets.flatten().ge(0).nonzero().squeeze(1)
    wanted = targets.flatten()[rows]
    optimizer = torch.optim.AdamW(parameter_groups([decoder, compressor]), **OPTIMIZER)
    parameters = [p for group in optimizer.param_groups for p in group["params"]]
    precision = (lambda: torch.autocast("cpu", dtype)) if autocast else contextlib.nullcontext

    def step():
        optimizer.zero_grad(set_to_none=True)
        with precision():
            memory = compressor(decoder.embedding(context).to(activations), geometry)
            hidden = decoder(*question, activations, memory, mask)
            loss = F.cross_entropy(decoder.logits(hidden.flatten(0, 1)[rows]).float(), wanted)
        loss.backward()
        norm = torch.nn.utils.clip_grad_norm_(parameters, CLIP, foreach=True)
        optimizer.step()
        return loss.item(), norm.item()

    name = "train_autocast" if autocast else "train_casts"
    loss, norm = step()
    report[name] = {"loss": loss, "gradient_norm": norm}
    report["milliseconds"][name] = milliseconds(runs, step)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model")
    parser.add_argument("dtype", choices=["float32", "bfloat16"])
    parser.add_argument("threads", type=int)
    parser.add_argument("runs", type=int)
    parser.add_argument("file")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    dtype = getattr(torch, options.dtype)
    inputs = read_safetensors(options.file)
    report = {"dtype": options.dtype, "threads": torch.get_num_threads(), "torch": torch.__version__, "milliseconds": {}}
    read(options.model, dtype, options.runs, inputs, report)
    for autocast in (False, True) if dtype == torch.bfloat16 else (False,):
        train(options.model, dtype, options.runs, inputs, autocast, report)
    print(json.dumps(report, indent=1))


if __name__ == "__main__":
    main()
