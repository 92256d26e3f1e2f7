# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes tests/data/bert-tiny: two random BERT models as Hugging Face writes them, and what Hugging Face computes.

    pip install torch transformers safetensors
    python tests/data/make_bert_fixture.py

The tests need only the files it leaves behind. Rerunning it gives other weights where library versions differ.
"""

import json
import pathlib

import torch
import transformers

FOLDER = pathlib.Path(__file__).parent / "bert-tiny"
IDS = [[2, 17, 5, 61, 33, 9, 40, 3], [2, 50, 21, 8, 3, 0, 0, 0]]
ATTENTION = [[1, 1, 1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 0, 0, 0]]
TYPES = [[0, 0, 0, 0, 1, 1, 1, 1], [0, 0, 1, 1, 1, 0, 0, 0]]


def configuration():
    return transformers.BertConfig(
        vocab_size=64,
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=4,
        intermediate_size=80,
        max_position_embeddings=48,
        attn_implementation="eager",
    )


def randomise(model):
    """Every parameter counts: biases and norms of a new model are 0 and 1, which would hide mistakes."""
    generator = torch.Generator().manual_seed(20260215)
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.add_(torch.randn(parameter.shape, generator=generator) * 0.2)


def rounded(tensor):
    return [[[round(x, 6) for x in row] for row in batch] for batch in tensor.tolist()]


def write(model, name, compute):
    randomise(model.eval())
    folder = FOLDER / name
    model.save_pretrained(folder, safe_serialization=True)
    (folder / "generation_config.json").unlink(missing_ok=True)
    inputs = {"input_ids": IDS, "attention_mask": ATTENTION, "token_type_ids": TYPES}
    with torch.no_grad():
        outputs = model(**{key: torch.tensor(value) for key, value in inputs.items()}, output_hidden_states=True)
    reference = inputs | {key: rounded(value) for key, value in compute(outputs).items()}
    (folder / "reference.json").write_text(json.dumps(reference) + "\n")


def main():
    transformers.logging.set_verbosity_error()
    write(transformers.BertForMaskedLM(configuration()), "masked-lm",
          lambda out: {"hidden": out.hidden_states[-1], "logits": out.logits})
    write(transformers.BertModel(configuration(), add_pooling_layer=False), "encoder",
          lambda out: {"hidden": out.last_hidden_state})


if __name__ == "__main__":
    main()
