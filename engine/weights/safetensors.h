// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace engine {

// One tensor of a safetensors file, still in the file's bytes. Row-major. dtype as the file spells it: "F32", "BF16",
// "U8", …
struct TensorView {
  std::string dtype;
  std::vector<std::int64_t> shape;
  std::span<const std::byte> bytes;  // into the mapped file; may be misaligned
  std::int64_t elements() const {
    std::int64_t n = 1;
    for (std::int64_t d : shape) n *= d;
    return n;
  }
};

// A safetensors file (or a sharded set behind model.safetensors.index.json), mapped into memory and validated at once.
// Tensors of a dtype the engine does not know are listed with their bytes; whoever needs one refuses it.
// Views live as long as the object, moved or not. Thread safety: const calls may run at the same time.
// Errors: engine::Error naming file, tensor, what was expected and what was found.
// Source: https://github.com/huggingface/safetensors, "Format".
class Safetensors {
 public:
  static Safetensors open(const std::filesystem::path& fileOrIndex);
  Safetensors(Safetensors&&) noexcept;
  Safetensors& operator=(Safetensors&&) noexcept;
  ~Safetensors();

  const std::map<std::string, TensorView>& tensors() const;
  const std::map<std::string, std::string>& metadata() const;  // of the first file
  std::int64_t totalBytes() const;                             // of all tensors

 private:
  struct Mapped;
  Safetensors();
  static Safetensors openFile(const std::filesystem::path& file);
  static Safetensors openShards(const std::filesystem::path& index);
  std::vector<std::unique_ptr<Mapped>> m_files;
  std::map<std::string, TensorView> m_tensors;
  std::map<std::string, std::string> m_metadata;
};

// Writes to a temporary name beside `file`, syncs, renames: a reader sees the old file or the new one, never half.
// Tensors are laid out by element size, largest first, then by name: all are aligned, and the format allows no gaps.
// The same input gives the same bytes. The views may point into the file that is replaced.
// Errors: a dtype that is not known, bytes that do not fit the shape, and all of writeFileAtomically.
void writeSafetensors(const std::filesystem::path& file, const std::map<std::string, TensorView>& tensors,
                      const std::map<std::string, std::string>& metadata = {});

}  // namespace engine
