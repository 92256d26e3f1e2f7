// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/error.h"
#include "engine/weights/safetensors_format.h"
#include "tests/fuzz/fuzz_target.h"

namespace {

// Whatever is accepted lies inside the file, and has the bytes that its shape asks for.
void parse(std::span<const std::byte> file) {
  try {
    for (const auto& [name, tensor] : engine::parseSafetensors(file, "input").tensors) {
      require(tensor.bytes.data() >= file.data());
      require(tensor.bytes.data() + tensor.bytes.size() <= file.data() + file.size());
      const std::optional<int> elementBytes = engine::bytesPerElement(tensor.dtype);
      const auto bytes = static_cast<std::int64_t>(tensor.bytes.size());
      require(!elementBytes || tensor.elements() * *elementBytes == bytes);
    }
  } catch (const engine::Error&) {
    return;
  }
}

// Nearly every mutation moves the header's end away from its length field, and would get no further than that.
void repairLength(std::string& file) {
  const std::size_t brace = file.rfind('}');
  if (brace == std::string::npos || brace < engine::kHeaderLengthBytes) return;
  const std::size_t length = brace + 1 - engine::kHeaderLengthBytes;
  for (std::size_t i = 0; i < engine::kHeaderLengthBytes; ++i) file[i] = static_cast<char>(length >> (8 * i) & 0xff);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string file(reinterpret_cast<const char*>(data), size);
  parse(std::as_bytes(std::span(file)));
  repairLength(file);
  parse(std::as_bytes(std::span(file)));
  return 0;
}
