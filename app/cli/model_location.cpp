// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/model_location.h"

#include <cstdlib>
#include <vector>

#include "engine/error.h"

namespace cli {
namespace {

constexpr const char* kModel = "pic-small";

std::vector<std::filesystem::path> candidates() {
  if (const char* models = std::getenv("PIC_MODELS")) return {std::filesystem::path(models) / kModel};
  const std::filesystem::path bin = std::filesystem::read_symlink("/proc/self/exe").parent_path();
  std::vector<std::filesystem::path> places{bin.parent_path() / "share/pic-studio/models" / kModel};
  for (std::filesystem::path above = bin; above.has_relative_path(); above = above.parent_path()) {
    places.push_back(above / "models" / kModel);
  }
  return places;
}

}  // namespace

std::filesystem::path shippedModel() {
  const std::vector<std::filesystem::path> places = candidates();
  for (const std::filesystem::path& place : places) {
    if (std::filesystem::exists(place / "config.json")) return place;
  }
  throw engine::Error("The shipped model is not in " + places.front().string() +
                      (places.size() > 1 ? " nor in models/ above the program" : "") +
                      "; name a model folder with --model.");
}

}  // namespace cli
