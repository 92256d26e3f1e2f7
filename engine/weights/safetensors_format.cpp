// SPDX-License-Identifier: Apache-2.0
#include "engine/weights/safetensors_format.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

#include "engine/error.h"
#include "engine/weights/json_fields.h"

namespace engine {
namespace {

using nlohmann::json;

constexpr std::int64_t kMostBytes = std::numeric_limits<std::int64_t>::max();

// Where a tensor lies in the data that follow the header.
struct Placed {
  std::int64_t begin = 0;
  std::int64_t end = 0;
  std::string name;
};

std::size_t headerLength(std::span<const std::byte> bytes, const std::string& file) {
  if (bytes.size() < kHeaderLengthBytes) {
    throw Error(file + ": a safetensors file has at least 8 bytes, found " + std::to_string(bytes.size()) + ".");
  }
  std::uint64_t length = 0;
  for (std::size_t i = kHeaderLengthBytes; i-- > 0;) length = length << 8 | std::to_integer<std::uint64_t>(bytes[i]);
  const std::uint64_t most = std::min<std::uint64_t>(kMaxHeaderBytes, bytes.size() - kHeaderLengthBytes);
  if (length < 2 || length > most) {
    throw Error(file + ": the header should have 2 to " + std::to_string(most) + " bytes, found the length " +
                std::to_string(length) + ".");
  }
  return static_cast<std::size_t>(length);
}

std::vector<std::int64_t> wholeNumbers(const JsonFields& tensor, const std::string& key) {
  const json* list = tensor.value(key);
  if (list == nullptr || !list->is_array()) tensor.fail("'" + key + "' must be a list of whole numbers.");
  std::vector<std::int64_t> numbers;
  numbers.reserve(list->size());
  for (const json& number : *list) {
    if (!number.is_number_unsigned() || number.get<std::uint64_t>() > static_cast<std::uint64_t>(kMostBytes)) {
      tensor.fail("'" + key + "' holds " + number.dump() + "; whole numbers from 0 on are expected.");
    }
    numbers.push_back(number.get<std::int64_t>());
  }
  return numbers;
}

// The size that dtype and shape ask for must be the size that the offsets give.
void checkSize(const TensorView& tensor, std::int64_t found, const JsonFields& fields) {
  const std::optional<int> elementBytes = bytesPerElement(tensor.dtype);
  const std::optional<std::int64_t> expected = tensorBytes(tensor.shape, elementBytes.value_or(1));
  if (!expected) fields.fail("the shape " + shapeText(tensor.shape) + " is too large.");
  if (elementBytes && *expected != found) {
    fields.fail(tensor.dtype + " " + shapeText(tensor.shape) + " has " + std::to_string(*expected) +
                " bytes, found offsets of " + std::to_string(found) + " bytes.");
  }
}

Placed placeOf(const JsonFields& fields, std::size_t dataBytes, std::string name) {
  const std::vector<std::int64_t> offsets = wholeNumbers(fields, "data_offsets");
  if (offsets.size() != 2 || offsets[0] > offsets[1] || std::cmp_greater(offsets[1], dataBytes)) {
    fields.fail("'data_offsets' must be a begin and an end within the " + std::to_string(dataBytes) +
                " bytes of data, found " + fields.value("data_offsets")->dump() + ".");
  }
  return {offsets[0], offsets[1], std::move(name)};
}

// Every byte of the data belongs to exactly one tensor: otherwise the file could hide something or was cut.
void checkCoverage(std::vector<Placed> places, std::size_t dataBytes, const std::string& file) {
  std::sort(places.begin(), places.end(),
            [](const Placed& a, const Placed& b) { return std::pair(a.begin, a.end) < std::pair(b.begin, b.end); });
  std::int64_t end = 0;
  for (const Placed& place : places) {
    if (place.begin != end) {
      throw Error(file + ": tensor '" + place.name + "' should begin at byte " + std::to_string(end) +
                  " of the data, where the one before it ends, found " + std::to_string(place.begin) + ".");
    }
    end = place.end;
  }
  if (std::cmp_not_equal(end, dataBytes)) {
    throw Error(file + ": the tensors end at byte " + std::to_string(end) + " of the data, found " +
                std::to_string(dataBytes) + " bytes.");
  }
}

std::map<std::string, std::string> metadataOf(const json& header, const std::string& file) {
  std::map<std::string, std::string> metadata;
  const auto found = header.find("__metadata__");
  if (found == header.end()) return metadata;
  const JsonFields fields(*found, file + ": __metadata__");
  for (const auto& [key, unused] : found->items()) metadata[key] = fields.text(key);
  return metadata;
}

}  // namespace

std::optional<int> bytesPerElement(const std::string& dtype) {
  static const std::map<std::string, int> kSizes = {
      {"BOOL", 1}, {"U8", 1},  {"I8", 1},  {"F8_E4M3", 1}, {"F8_E5M2", 1}, {"I16", 2}, {"U16", 2}, {"F16", 2},
      {"BF16", 2}, {"I32", 4}, {"U32", 4}, {"F32", 4},     {"I64", 8},     {"U64", 8}, {"F64", 8}, {"C64", 8}};
  const auto found = kSizes.find(dtype);
  return found == kSizes.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::int64_t> tensorBytes(const std::vector<std::int64_t>& shape, int elementBytes) {
  std::int64_t elements = 1;
  for (const std::int64_t dimension : shape) {
    if (__builtin_mul_overflow(elements, dimension, &elements)) return std::nullopt;
  }
  std::int64_t bytes = 0;
  if (__builtin_mul_overflow(elements, std::int64_t{elementBytes}, &bytes)) return std::nullopt;
  return bytes;
}

std::string shapeText(const std::vector<std::int64_t>& shape) {
  std::string text = "(";
  for (const std::int64_t dimension : shape) text += (text.size() > 1 ? ", " : "") + std::to_string(dimension);
  return text + ")";
}

SafetensorsContents parseSafetensors(std::span<const std::byte> bytes, const std::string& file) {
  const std::size_t length = headerLength(bytes, file);
  const std::string_view text(reinterpret_cast<const char*>(bytes.data()) + kHeaderLengthBytes, length);
  const std::span<const std::byte> data = bytes.subspan(kHeaderLengthBytes + length);
  const json header = parseJson(text, file + ": header");
  if (!header.is_object()) throw Error(file + ": the header must be a JSON object.");

  SafetensorsContents contents;
  contents.metadata = metadataOf(header, file);
  std::vector<Placed> places;
  for (const auto& [name, description] : header.items()) {
    if (name == "__metadata__") continue;
    const JsonFields fields(description, file + ": tensor '" + name + "'");
    const Placed& place = places.emplace_back(placeOf(fields, data.size(), name));
    const auto size = static_cast<std::size_t>(place.end - place.begin);
    TensorView tensor{fields.text("dtype"), wholeNumbers(fields, "shape"),
                      data.subspan(static_cast<std::size_t>(place.begin), size)};
    checkSize(tensor, place.end - place.begin, fields);
    fields.refuseUnknownKeys();
    contents.tensors.emplace(name, std::move(tensor));
  }
  checkCoverage(std::move(places), data.size(), file);
  return contents;
}

}  // namespace engine
