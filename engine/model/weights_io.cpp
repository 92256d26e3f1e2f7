// SPDX-License-Identifier: Apache-2.0
#include "engine/model/weights_io.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include <cstring>

#include "engine/error.h"

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
              const std::function<std::string(const std::string&)>& nameInFile) {
  const c10::NoGradGuard noGrad;
  for (const auto& [name, target] : targets) {
    const std::string stored = nameInFile ? nameInFile(name) : name;
    const auto found = source.tensors().find(stored);
    if (found == source.tensors().end()) throw Error(file.string() + ": the tensor '" + stored + "' is missing.");
    if (at::IntArrayRef(found->second.shape) != target.sizes()) {
      throw Error(file.string() + ": the tensor '" + stored + "' has the shape " + shapeText(found->second.shape) +
                  "; expected " + shapeText(target.sizes()) + ".");
    }
    at::Tensor(target).copy_(toTensor(found->second, stored, file));
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
