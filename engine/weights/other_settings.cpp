// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string_view>

#include "engine/weights/model_families.h"

namespace engine {
namespace {

// Keys of the transformers library's files that leave the results of reading alone: how a model is trained, how text is
// sampled by default, what wrote the file.
constexpr std::string_view kHarmless[] = {
    // training
    "attention_dropout", "attention_probs_dropout_prob", "attn_pdrop", "classifier_dropout", "embd_pdrop",
    "embedding_dropout", "gradient_checkpointing", "hidden_dropout", "hidden_dropout_prob", "initializer_factor",
    "initializer_range", "pretraining_tp", "resid_pdrop", "use_bfloat16",
    // how it is stored and run
    "attn_implementation", "chunk_size_feed_forward", "dtype", "file_name", "model_max_length", "n_ctx", "name_or_path",
    "output_attentions", "output_hidden_states", "reorder_and_upcast_attn", "return_dict", "tf_legacy_loss",
    "tokenizer_class", "torch_dtype", "torchscript", "transformers.js_config", "transformers_version", "unsloth_fixed",
    "unsloth_version", "use_cache",
    // other heads than the language model's
    "directionality", "finetuning_task", "id2label", "label2id", "num_labels", "pooler_fc_size",
    "pooler_num_attention_heads", "pooler_num_fc_layers", "pooler_size_per_head", "pooler_type", "problem_type",
    "summary_activation", "summary_first_dropout", "summary_proj_to_labels", "summary_type", "summary_use_proj",
    // tokens and sampling
    "begin_suppress_tokens", "cls_token_id", "decoder_start_token_id", "diversity_penalty", "do_sample",
    "early_stopping", "encoder_no_repeat_ngram_size", "length_penalty", "mask_token_id", "max_length", "max_new_tokens",
    "min_length", "no_repeat_ngram_size", "num_beam_groups", "num_beams", "num_return_sequences", "pad_token_id",
    "prefix", "repetition_penalty", "sep_token_id", "suppress_tokens", "task_specific_params", "temperature", "top_k",
    "top_p", "typical_p", "unk_token_id"};

bool isOff(const nlohmann::json& value) {
  return value.is_null() || value == false ||
         ((value.is_object() || value.is_array() || value.is_string()) && value.empty()) || value == "";
}

}  // namespace

void refuseOtherSettings(const JsonFields& config) {
  for (const std::string& key : config.unknownKeys()) {
    const bool harmless =
        key.starts_with('_') || std::find(std::begin(kHarmless), std::end(kHarmless), key) != std::end(kHarmless);
    const nlohmann::json* value = config.value(key);
    if (harmless || value == nullptr || isOff(*value)) continue;
    const std::string family = config.text("model_type");
    config.fail("the key '" + key.substr(0, 60) + "' is not known for the family '" + family +
                "'; it may change what the model computes, so it is not passed over.");
  }
}

}  // namespace engine
