// SPDX-License-Identifier: Apache-2.0
#include "engine/model/weights_io.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include <algorithm>
#include <cstring>

#include "engine/error.h"
#include "engine/weights/mapped_file.h"

namespace engine {
namespace {

const std::pair<const char*, at::ScalarType> kTypes[] = {
    {"F32", at::kFloat}, {"F16", at::kHalf},  {"BF16", at::kBFloat16}, {"F64", at::kDouble},
    {"I64", at::kLong},  {"I32", at::kInt},   {"U8", at::kByte},
};

std::string dtypeName(at::ScalarType type) {
  for (const auto& [name, known] : kTypes) {
    if (type == known) return name;
  }
  throw Error("A tensor of this type cannot be written to a safetensors file.");
}

std::string shapeText(at::IntArrayRef shape) {
  std::string text = "[";
  for (std::size_t i = 0; i < shape.size(); ++i) text += (i ? ", " : "") + std::to_string(shape[i]);
  return text + "]";
}

}  // namespace

namespace {

// Copies slab by slab and gives the file's pages back behind it: a large tensor is never in memory twice.
void copyRows(const at::Tensor& target, const TensorView& view, const std::string& name,
              const std::filesystem::path& file) {
  constexpr std::int64_t kSlabBytes = std::int64_t{16} << 20;
  const std::int64_t rows = target.dim() > 0 ? target.size(0) : 1;
  if (static_cast<std::int64_t>(view.bytes.size()) <= kSlabBytes || rows < 2) {
    at::Tensor(target).copy_(toTensor(view, name, file));
    return releasePages(view.bytes);
  }
  const std::size_t rowBytes = view.bytes.size() / static_cast<std::size_t>(rows);
  const std::int64_t slab = std::max<std::int64_t>(1, kSlabBytes / static_cast<std::int64_t>(rowBytes));
  for (std::int64_t begin = 0; begin < rows; begin += slab) {
    TensorView part = view;
    part.shape[0] = std::min(slab, rows - begin);
    part.bytes = view.bytes.subspan(static_cast<std::size_t>(begin) * rowBytes,
                                    static_cast<std::size_t>(part.shape[0]) * rowBytes);
    target.narrow(0, begin, part.shape[0]).copy_(toTensor(part, name, file));
    releasePages(part.bytes);
  }
}

}  // namespace

at::Tensor toTensor(const TensorView& view, const std::string& name, const std::filesystem::path& file) {
  for (const auto& [dtype, type] : kTypes) {
    if (view.dtype != dtype) continue;
    at::Tensor tensor = at::empty(view.shape, type);
    if (!view.bytes.empty()) std::memcpy(tensor.mutable_data_ptr(), view.bytes.data(), view.bytes.size());
    return tensor;
  }
  throw Error(file.string() + ": the tensor '" + name + "' has the type " + view.dtype +
              ", which the engine cannot compute with; it reads F32, F16, BF16 and F64.");
}

void loadInto(const NamedTensors& targets, const Safetensors& source, const std::filesystem::path& file,
              const std::function<StoredTensor(const std::string&)>& placeInFile) {
  const c10::NoGradGuard noGrad;
  for (const auto& [name, target] : targets) {
    const StoredTensor place = placeInFile ? placeInFile(name) : StoredTensor{name};
    const auto found = source.tensors().find(place.name);
    if (found == source.tensors().end()) throw Error(file.string() + ": the tensor '" + place.name + "' is missing.");
    const std::vector<std::int64_t> expected = place.shapeInFile(target.sizes().vec());
    if (found->second.shape != expected) {
      throw Error(file.string() + ": the tensor '" + place.name + "' has the shape " + shapeText(found->second.shape) +
                  "; expected " + shapeText(expected) + ".");
    }
    if (!place.transposed && place.parts == 1) {
      copyRows(target, found->second, place.name, file);
      continue;
    }
    at::Tensor whole = toTensor(found->second, place.name, file);
    if (place.transposed) whole = whole.t();
    at::Tensor(target).copy_(whole.narrow(0, place.part * target.size(0), target.size(0)));
    releasePages(found->second.bytes);
  }
}

void saveTensors(const std::filesystem::path& file, const NamedTensors& tensors, at::ScalarType dtype,
                 const std::map<std::string, std::string>& metadata) {
  std::vector<at::Tensor> kept;  // the views below point into these
  std::map<std::string, TensorView> views;
  for (const auto& [name, tensor] : tensors) {
    at::Tensor plain = tensor.detach().to(at::kCPU).contiguous();
    if (plain.is_floating_point()) plain = plain.to(dtype);
    const auto* bytes = static_cast<const std::byte*>(plain.const_data_ptr());
    views[name] = {dtypeName(plain.scalar_type()), plain.sizes().vec(), {bytes, plain.nbytes()}};
    kept.push_back(plain);
  }
  writeSafetensors(file, views, metadata);
}

}  // namespace engine
