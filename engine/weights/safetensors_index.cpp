// SPDX-License-Identifier: Apache-2.0
#include "engine/weights/safetensors_index.h"

#include <nlohmann/json.hpp>

#include "engine/weights/json_fields.h"
#include "engine/weights/mapped_file.h"

namespace engine {

std::map<std::string, std::string> readShardIndex(const std::filesystem::path& index) {
  return parseShardIndex(readTextFile(index), index.string());
}

std::map<std::string, std::string> parseShardIndex(const std::string& json, const std::string& file) {
  const nlohmann::json index = parseJson(json, file);
  const JsonFields fields(index, file);
  const nlohmann::json* weightMap = fields.value("weight_map");
  if (weightMap == nullptr) fields.fail("'weight_map' is missing.");
  const JsonFields weights(*weightMap, file + ": weight_map");
  std::map<std::string, std::string> shards;
  for (const auto& [tensor, unused] : weightMap->items()) {
    const std::string shard = weights.text(tensor);
    if (!staysInFolder(shard)) weights.fail("the file of '" + tensor + "' leads out of the folder: '" + shard + "'.");
    shards[tensor] = shard;
  }
  if (shards.empty()) weights.fail("it names no tensor.");
  return shards;
}

}  // namespace engine
