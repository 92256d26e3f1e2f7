// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <string>

namespace engine {

// The files of a sharded set, from model.safetensors.index.json: tensor → file, relative to the index's folder.
// Errors: no weight_map; a file name that leads out of the folder.
std::map<std::string, std::string> readShardIndex(const std::filesystem::path& index);
std::map<std::string, std::string> parseShardIndex(const std::string& json, const std::string& file);

}  // namespace engine
