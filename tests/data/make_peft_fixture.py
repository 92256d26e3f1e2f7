# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes tests/data/peft-llama: an adapter as peft writes it for tests/data/families/llama, and the adapted logits.

    pip install torch transformers peft safetensors
    python tests/data/make_peft_fixture.py
"""

import pathlib

import peft
import torch
import transformers
from safetensors.torch import load_file, save_file

DATA = pathlib.Path(__file__).parent
FOLDER = DATA / "peft-llama"


def main():
    transformers.logging.set_verbosity_error()
    model = transformers.AutoModelForCausalLM.from_pretrained(DATA / "families" / "llama", dtype=torch.float32,
                                                              attn_implementation="eager").eval()
    config = peft.LoraConfig(r=4, lora_alpha=6, target_modules=["q_proj", "v_proj", "gate_proj", "down_proj"],
                             task_type="CAUSAL_LM", lora_dropout=0.1, use_rslora=True)
    adapted = peft.get_peft_model(model, config).eval()
    generator = torch.Generator().manual_seed(3)
    with torch.no_grad():
        for name, parameter in adapted.named_parameters():
            if "lora_" in name:
                parameter.copy_(torch.randn(parameter.shape, generator=generator) * 0.3)
    adapted.peft_config["default"].base_model_name_or_path = "families/llama"
    adapted.save_pretrained(FOLDER)
    (FOLDER / "README.md").unlink(missing_ok=True)
    ids = load_file(DATA / "families" / "llama" / "reference.safetensors")["ids"]
    with torch.no_grad():
        save_file({"logits": adapted(ids).logits[0].contiguous()}, FOLDER / "reference.safetensors")


if __name__ == "__main__":
    main()
