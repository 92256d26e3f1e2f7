// SPDX-License-Identifier: Apache-2.0
#include "engine/weights/model_config.h"

#include <nlohmann/json.hpp>

#include "engine/error.h"
#include "engine/weights/json_fields.h"
#include "engine/weights/mapped_file.h"
#include "engine/weights/model_families.h"
#include "engine/weights/weight_names.h"

namespace engine {

std::int64_t ModelShape::parameters() const {
  std::int64_t total = 0;
  for (const RequiredTensor& tensor : requiredTensors(*this)) {
    std::int64_t elements = 1;
    for (const std::int64_t dimension : tensor.shape) elements *= dimension;
    total += elements;
  }
  return total;
}

ModelShape readModelConfig(const std::filesystem::path& file) {
  return parseModelConfig(readTextFile(file), file.string());
}

ModelShape parseModelConfig(const std::string& json, const std::string& file) {
  const nlohmann::json config = parseJson(json, file);
  const JsonFields fields(config, file);
  const std::string family = fields.text("model_type");
  for (const ModelFamily& known : modelFamilies()) {
    if (family != known.name) continue;
    ModelShape shape = known.shape(fields);
    refuseOtherSettings(fields);
    return shape;
  }
  fields.fail("the family '" + family + "' is not supported; supported are llama, mistral, qwen2, qwen3, gpt2 and bert.");
}

std::string writeModelConfig(const ModelShape& shape) {
  std::string text;
  for (const ModelFamily& known : modelFamilies()) {
    if (shape.family == known.name) text = known.config(shape).dump(2) + "\n";
  }
  // What a family has no key for would come back changed, as another model.
  if (text.empty() || parseModelConfig(text, "config.json") != shape) {
    throw Error("A model of this shape cannot be written as a config.json of the family '" + shape.family + "'.");
  }
  return text;
}

}  // namespace engine
