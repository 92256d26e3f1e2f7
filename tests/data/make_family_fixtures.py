# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes tests/data/families: tiny random models as Hugging Face writes them, and the logits Hugging Face computes.

    pip install torch transformers safetensors
    python tests/data/make_family_fixtures.py

Every folder has config.json, model.safetensors (bfloat16) and reference.safetensors with "ids" and one tensor
"logits.NAME" for every config.NAME.json beside it, "logits.config" for config.json itself. All configurations of a
folder share its weights. Sequences are longer than what the scalings call the original length, and than the windows.
The tests need only the files it leaves behind. Rerunning it gives other weights where library versions differ.
"""

import json
import pathlib
import shutil

import torch
import transformers
from safetensors.torch import save_file

FOLDER = pathlib.Path(__file__).parent / "families"
LENGTH = 40
VOCABULARY = 48

BASE = {"vocab_size": VOCABULARY, "hidden_size": 24, "intermediate_size": 32, "num_hidden_layers": 2,
        "num_attention_heads": 4, "num_key_value_heads": 2, "max_position_embeddings": 64, "hidden_act": "silu",
        "rms_norm_eps": 1e-5, "rope_theta": 10000.0, "bos_token_id": 1, "eos_token_id": 2}
SCALINGS = {
    "linear": {"max_position_embeddings": 16, "rope_scaling": {"type": "linear", "factor": 4.0}},
    "dynamic": {"max_position_embeddings": 16, "rope_scaling": {"type": "dynamic", "factor": 2.5}},
    "llama3": {"rope_scaling": {"rope_type": "llama3", "factor": 4.0, "low_freq_factor": 1.0, "high_freq_factor": 4.0,
                                "original_max_position_embeddings": 16}},
    "yarn": {"rope_scaling": {"rope_type": "yarn", "factor": 4.0, "original_max_position_embeddings": 16}},
    "yarn-all": {"rope_scaling": {"rope_type": "yarn", "factor": 4.0, "original_max_position_embeddings": 16,
                                  "beta_fast": 4.0, "beta_slow": 0.5, "mscale": 1.0, "mscale_all_dim": 0.5,
                                  "truncate": False}},
}
GPT2 = {"vocab_size": VOCABULARY, "n_embd": 24, "n_layer": 2, "n_head": 4, "n_positions": 64,
        "activation_function": "gelu_new", "bos_token_id": 1, "eos_token_id": 2}
FAMILIES = {
    "llama": ("llama", BASE | {"head_dim": 16}, SCALINGS),
    "llama-biases": ("llama", BASE | {"attention_bias": True, "mlp_bias": True, "tie_word_embeddings": True}, {}),
    "mistral": ("mistral", BASE | {"sliding_window": 8}, {"all": {"sliding_window": None}}),
    "qwen2": ("qwen2", BASE, {
        "sliding": {"use_sliding_window": True, "sliding_window": 8, "max_window_layers": 1},
        "yarn": {"max_position_embeddings": 16, "rope_scaling": {"type": "yarn", "factor": 4.0,
                                                                 "original_max_position_embeddings": 16}}}),
    "qwen3": ("qwen3", BASE | {"head_dim": 16, "tie_word_embeddings": True}, {}),
    "gpt2": ("gpt2", GPT2, {}),
}
MODELS = {"llama": (transformers.LlamaConfig, transformers.LlamaForCausalLM),
          "mistral": (transformers.MistralConfig, transformers.MistralForCausalLM),
          "qwen2": (transformers.Qwen2Config, transformers.Qwen2ForCausalLM),
          "qwen3": (transformers.Qwen3Config, transformers.Qwen3ForCausalLM),
          "gpt2": (transformers.GPT2Config, transformers.GPT2LMHeadModel)}


def randomise(model):
    """Every parameter counts: biases and norms of a new model are 0 and 1, which would hide mistakes."""
    generator = torch.Generator().manual_seed(20261121)
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.add_(torch.randn(parameter.shape, generator=generator) * 0.2)
            parameter.copy_(parameter.to(torch.bfloat16))


def model_of(family, settings):
    config_class, model_class = MODELS[family]
    config = config_class.from_dict(dict(settings), attn_implementation="eager")
    return model_class(config).eval()


def write(name):
    family, settings, variants = FAMILIES[name]
    folder = FOLDER / name
    shutil.rmtree(folder, ignore_errors=True)
    model = model_of(family, settings)
    randomise(model)
    model.save_pretrained(folder)
    weights = {key: value.to(torch.bfloat16).contiguous() for key, value in model.state_dict().items()}
    if settings.get("tie_word_embeddings", family == "gpt2"):
        weights.pop("lm_head.weight")
    save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})
    (folder / "generation_config.json").unlink(missing_ok=True)
    ids = torch.randint(3, VOCABULARY, (1, LENGTH), generator=torch.Generator().manual_seed(7))
    reference = {"ids": ids}
    with torch.no_grad():
        reference["logits.config"] = model(ids).logits[0].contiguous()
        for variant, changes in variants.items():
            own = settings | changes
            other = model_of(family, own)
            other.load_state_dict(model.state_dict())
            reference["logits." + variant] = other(ids).logits[0].contiguous()
            text = {"architectures": [type(model).__name__], "model_type": family} | own
            (folder / f"config.{variant}.json").write_text(json.dumps(text, indent=1) + "\n")
    save_file(reference, folder / "reference.safetensors")


def main():
    transformers.logging.set_verbosity_error()
    for name in FAMILIES:
        write(name)


if __name__ == "__main__":
    main()
