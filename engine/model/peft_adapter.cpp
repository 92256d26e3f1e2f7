// SPDX-License-Identifier: Apache-2.0
#include "engine/model/peft_adapter.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <set>

#include "engine/error.h"
#include "engine/model/weights_io.h"
#include "engine/weights/atomic_file.h"
#include "engine/weights/json_fields.h"
#include "engine/weights/mapped_file.h"

namespace engine {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

constexpr const char* kConfig = "adapter_config.json";
constexpr const char* kWeights = "adapter_model.safetensors";
constexpr int kMostRank = 1 << 14;

// The inside of our names: ("q") → "attention.q".
std::string moduleOf(const std::string& target) {
  const bool mlp = target == "gate" || target == "up" || target == "down";
  return (mlp ? "mlp." : "attention.") + target;
}

// "lora.layers.3.q.a" → "base_model.model.model.layers.3.self_attn.q_proj.lora_A.weight".
std::string peftName(const std::string& name, const std::string& family) {
  const std::size_t layer = name.find('.', 5) + 1, target = name.find('.', layer) + 1, part = name.rfind('.') + 1;
  const std::string internal =
      name.substr(5, target - 5) + moduleOf(name.substr(target, part - 1 - target)) + ".weight";
  const StoredTensor place = storedTensor(internal, family);
  const std::string module = place.name.substr(0, place.name.rfind('.'));
  return "base_model.model." + module + (name.substr(part) == "a" ? ".lora_A.weight" : ".lora_B.weight");
}

std::string lastPart(const std::string& target, const std::string& family) {
  const std::string name = storedTensor("layers.0." + moduleOf(target) + ".weight", family).name;
  const std::string module = name.substr(0, name.rfind('.'));
  return module.substr(module.rfind('.') + 1);
}

void mustKnow(const ModelShape& shape, const std::string& where) {
  for (const char* family : {"llama", "mistral", "qwen2", "qwen3"}) {
    if (shape.family == family) return;
  }
  throw Error(where + ": adapters of peft are read and written for llama, mistral, qwen2 and qwen3, not for '" +
              shape.family + "'.");
}

// Which of our targets the file's tensors are for: "target_modules" may be a pattern, the tensors are what is there.
std::vector<std::string> targetsIn(const Safetensors& file, const ModelShape& shape) {
  std::vector<std::string> targets;
  for (const std::string& target : loraTargets()) {
    const std::string end = "." + lastPart(target, shape.family) + ".lora_A.weight";
    const auto& tensors = file.tensors();
    if (std::any_of(tensors.begin(), tensors.end(), [&](const auto& t) { return t.first.ends_with(end); })) {
      targets.push_back(target);
    }
  }
  return targets;
}

// Keys beyond those that are read: how it was trained, where it came from, and defaults that do nothing here.
void refuseOthers(const JsonFields& fields) {
  static const std::set<std::string> harmless = {
      "auto_mapping", "base_model_name_or_path", "inference_mode", "lora_dropout",   "megatron_core",
      "peft_version", "qalora_group_size",       "revision",       "target_modules", "task_type"};
  for (const std::string& key : fields.unknownKeys()) {
    const json* value = fields.value(key);
    const bool off =
        value == nullptr || *value == false || ((value->is_object() || value->is_array()) && value->empty());
    if (!off && !harmless.contains(key)) {
      fields.fail("the key '" + key.substr(0, 60) + "' is not known; it may change what the adapter does.");
    }
  }
}

LoraPlan readPlan(const JsonFields& fields) {
  fields.word("peft_type", {"LORA"});
  fields.word("bias", {"none"}, "none");
  const json* start = fields.value("init_lora_weights");
  if (start != nullptr && !start->is_boolean() && *start != "gaussian") {
    fields.fail("'init_lora_weights' is " + start->dump().substr(0, 60) + ", which changes the base model's weights.");
  }
  LoraPlan plan;
  plan.rank = fields.count("r", 1, kMostRank);
  plan.alpha = fields.number("lora_alpha", 0, 1e6);
  if (fields.flag("use_rslora", false)) plan.alpha *= std::sqrt(plan.rank);  // it divides by the root of the rank
  refuseOthers(fields);
  return plan;
}

}  // namespace

std::shared_ptr<Lora> readPeftAdapter(const fs::path& folder, const ModelShape& shape) {
  mustKnow(shape, folder.string());
  const fs::path config = folder / kConfig, file = folder / kWeights;
  const json values = parseJson(readTextFile(config), config.string());
  LoraPlan plan = readPlan(JsonFields(values, config.string()));
  const Safetensors weights = Safetensors::open(file);
  plan.targets = targetsIn(weights, shape);
  if (plan.targets.empty()) throw Error(file.string() + ": no tensor of it fits a map of this model.");
  auto lora = std::make_shared<Lora>(shape, plan);
  std::set<std::string> taken;
  loadInto(lora->namedWeights(), weights, file, [&](const std::string& name) {
    const std::string there = peftName(name, shape.family);
    taken.insert(there);
    return StoredTensor{there};
  });
  for (const auto& [name, tensor] : weights.tensors()) {
    if (!taken.contains(name)) throw Error(file.string() + ": no map of this model takes the tensor '" + name + "'.");
  }
  return lora;
}

void writePeftAdapter(const fs::path& folder, const Lora& lora, const ModelShape& shape, const std::string& base,
                      at::ScalarType dtype) {
  mustKnow(shape, folder.string());
  fs::create_directories(folder);
  NamedTensors tensors;
  for (const auto& [name, tensor] : lora.namedWeights()) tensors.emplace_back(peftName(name, shape.family), tensor);
  saveTensors(folder / kWeights, tensors, dtype, {{"format", "pt"}});
  nlohmann::ordered_json config{{"peft_type", "LORA"},
                                {"task_type", "CAUSAL_LM"},
                                {"base_model_name_or_path", base},
                                {"r", lora.plan().rank},
                                {"lora_alpha", lora.plan().alpha},
                                {"lora_dropout", 0.0},
                                {"bias", "none"},
                                {"fan_in_fan_out", false},
                                {"inference_mode", true},
                                {"target_modules", nlohmann::ordered_json::array()}};
  for (const std::string& target : lora.plan().targets) {
    config["target_modules"].push_back(lastPart(target, shape.family));
  }
  writeFileAtomically(folder / kConfig, config.dump(2) + "\n");
}

}  // namespace engine
