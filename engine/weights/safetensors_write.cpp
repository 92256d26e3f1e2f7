// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <nlohmann/json.hpp>

#include "engine/error.h"
#include "engine/weights/atomic_file.h"
#include "engine/weights/safetensors_format.h"

namespace engine {
namespace {

using nlohmann::json;
using NamedTensor = std::pair<const std::string, TensorView>;

int checkedElementBytes(const std::filesystem::path& file, const NamedTensor& named) {
  const auto& [name, tensor] = named;
  const std::string tensorText = file.string() + ": tensor '" + name + "' ";
  const std::optional<int> elementBytes = bytesPerElement(tensor.dtype);
  if (!elementBytes) throw Error(tensorText + "has the dtype '" + tensor.dtype + "', which cannot be written.");
  if (name == "__metadata__") throw Error(tensorText + "has a name that the format keeps for itself.");
  const bool negative = std::any_of(tensor.shape.begin(), tensor.shape.end(), [](std::int64_t d) { return d < 0; });
  const std::optional<std::int64_t> expected = tensorBytes(tensor.shape, *elementBytes);
  if (negative || !expected || std::cmp_not_equal(*expected, tensor.bytes.size())) {
    throw Error(tensorText + "is " + tensor.dtype + " " + shapeText(tensor.shape) + " but has " +
                std::to_string(tensor.bytes.size()) + " bytes.");
  }
  return *elementBytes;
}

// Large elements first: then every tensor is aligned and none needs a gap before it, which the format forbids.
std::vector<const NamedTensor*> inFileOrder(const std::filesystem::path& file,
                                            const std::map<std::string, TensorView>& tensors) {
  std::vector<std::pair<int, const NamedTensor*>> order;
  for (const NamedTensor& named : tensors) order.emplace_back(-checkedElementBytes(file, named), &named);
  std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<const NamedTensor*> sorted;
  for (const auto& [unused, named] : order) sorted.push_back(named);
  return sorted;
}

std::string headerText(const std::filesystem::path& file, const std::vector<const NamedTensor*>& order,
                       const std::map<std::string, std::string>& metadata) {
  json header = json::object();
  if (!metadata.empty()) header["__metadata__"] = metadata;
  std::size_t end = 0;
  for (const NamedTensor* named : order) {
    const auto& [name, tensor] = *named;
    const std::size_t begin = end;
    end += tensor.bytes.size();
    header[name] = {{"dtype", tensor.dtype}, {"shape", tensor.shape}, {"data_offsets", {begin, end}}};
  }
  try {
    std::string text = header.dump();
    text.resize((text.size() + 7) / 8 * 8, ' ');  // the data then begin at a multiple of 8
    return text;
  } catch (const json::type_error&) {
    throw Error(file.string() + ": a tensor's name or the metadata are not valid UTF-8.");
  }
}

std::string littleEndian(std::uint64_t number) {
  std::string bytes;
  for (std::size_t i = 0; i < kHeaderLengthBytes; ++i) bytes += static_cast<char>(number >> (8 * i) & 0xff);
  return bytes;
}

}  // namespace

void writeSafetensors(const std::filesystem::path& file, const std::map<std::string, TensorView>& tensors,
                      const std::map<std::string, std::string>& metadata) {
  const std::vector<const NamedTensor*> order = inFileOrder(file, tensors);
  const std::string header = headerText(file, order, metadata);
  const std::string length = littleEndian(header.size());
  std::vector<std::span<const std::byte>> parts = {std::as_bytes(std::span(length)), std::as_bytes(std::span(header))};
  for (const NamedTensor* named : order) parts.push_back(named->second.bytes);
  writeFileAtomically(file, parts);
}

}  // namespace engine
