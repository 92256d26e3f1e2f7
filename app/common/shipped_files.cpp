// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/shipped_files.h"

#include <cstdlib>
#include <vector>

#include "engine/error.h"

namespace common {
namespace {

constexpr const char* kModel = "pic-small";

std::vector<std::filesystem::path> candidates(const std::filesystem::path& name) {
  const std::filesystem::path bin = std::filesystem::read_symlink("/proc/self/exe").parent_path();
  std::vector<std::filesystem::path> places{bin.parent_path() / "share/pic-studio" / name};
  for (std::filesystem::path above = bin; above.has_relative_path(); above = above.parent_path()) {
    places.push_back(above / name);
  }
  return places;
}

std::vector<std::filesystem::path> modelPlaces() {
  if (const char* models = std::getenv("PIC_MODELS")) return {std::filesystem::path(models) / kModel};
  return candidates(std::filesystem::path("models") / kModel);
}

}  // namespace

std::filesystem::path shippedModel() {
  const std::vector<std::filesystem::path> places = modelPlaces();
  for (const std::filesystem::path& place : places) {
    if (std::filesystem::exists(place / "config.json")) return place;
  }
  throw engine::Error("The shipped model is not in " + places.front().string() +
                      (places.size() > 1 ? " nor in models/ above the program" : "") +
                      "; name a model folder with --model.");
}

std::optional<std::filesystem::path> shippedFolder(const std::filesystem::path& name) {
  for (const std::filesystem::path& place : candidates(name)) {
    std::error_code failed;
    if (std::filesystem::is_directory(place, failed)) return place;
  }
  return std::nullopt;
}

}  // namespace common
