// SPDX-License-Identifier: Apache-2.0
#include "engine/model/cpu_attention.h"

#include <ATen/ATen.h>
#include <ATen/TensorIterator.h>
#include <torch/csrc/autograd/custom_function.h>

#include <functional>
#include <optional>
#include <vector>

#include "engine/model/cpu_attention_head.h"

namespace engine {
namespace {

// Fewer rows than this (a token being generated) do not pay for packing the keys.
constexpr std::int64_t kFewestRows = 4;

const AttentionKernel* kernelFor(at::ScalarType type) {
#ifdef PIC_AVX512_ATTENTION
  static const bool floats = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                             __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl");
  static const bool bfloat16 = floats && __builtin_cpu_supports("avx512bf16");
  if (floats && type == at::kFloat) return &kFloatAvx512Attention;
  if (bfloat16 && type == at::kBFloat16) return &kBfloat16Avx512Attention;
#else
  static_cast<void>(type);
#endif
  return nullptr;
}

bool maskFits(const at::Tensor& mask, const at::Tensor& q, const at::Tensor& k) {
  if (!mask.defined()) return true;
  const auto fits = [&](std::int64_t dimension, std::int64_t size) {
    return mask.size(dimension) == 1 || mask.size(dimension) == size;
  };
  return mask.dim() == 4 && mask.scalar_type() == q.scalar_type() && !mask.requires_grad() && mask.size(1) == 1 &&
         fits(0, q.size(0)) && fits(2, q.size(2)) && mask.size(3) == k.size(2);
}

const AttentionKernel* kernelFor(const at::Tensor& q, const at::Tensor& k, const at::Tensor& v,
                                 const at::Tensor& mask) {
  const auto alike = [&](const at::Tensor& x) {
    return x.is_cpu() && x.dim() == 4 && x.scalar_type() == q.scalar_type();
  };
  if (!alike(q) || !alike(k) || !alike(v) || k.sizes() != v.sizes() || q.size(1) != k.size(1)) return nullptr;
  if (q.size(3) % 16 != 0 || q.size(2) < kFewestRows || q.numel() == 0 || !maskFits(mask, q, k)) return nullptr;
  return kernelFor(q.scalar_type());
}

at::Tensor withDenseRows(const at::Tensor& x) { return x.stride(-1) == 1 ? x : x.contiguous(); }

// (B, H, T, d) that lies in memory as (B, T, H, d): joining the heads afterwards copies nothing.
at::Tensor emptyLike(const at::Tensor& x) {
  return at::empty({x.size(0), x.size(2), x.size(1), x.size(3)}, x.options()).transpose(1, 2);
}

template <class Rows>
Rows rowsOf(const at::Tensor& x, std::int64_t batch, std::int64_t head) {
  const std::int64_t offset = batch * x.stride(0) + head * x.stride(1);
  return {static_cast<char*>(x.data_ptr()) + offset * x.element_size(), x.stride(2)};
}

// Calls `work` for 0 … count − 1 on LibTorch's threads. Through TensorIterator, because at::parallel_for is a template
// that runs serially unless its caller is built with the OpenMP that LibTorch was built with.
void inParallel(std::int64_t count, const std::function<void(std::int64_t)>& work) {
  at::Tensor indices = at::arange(count, at::kLong);
  at::TensorIterator iterator = at::TensorIterator::borrowing_nullary_op(indices);
  const auto loop = [&](char** data, const std::int64_t* strides, std::int64_t columns, std::int64_t rows) {
    for (std::int64_t i = 0; i < rows * columns; ++i) {
      work(*reinterpret_cast<const std::int64_t*>(data[0] + i / columns * strides[1] + i % columns * strides[0]));
    }
  };
  iterator.for_each(loop, /*grain_size=*/1);
}

// Kept by each thread: fresh memory for every call would be zeroed by the system page by page.
std::byte* scratchOfThisThread(std::size_t bytes) {
  constexpr std::size_t kLine = 64;
  thread_local std::vector<std::byte> memory;
  if (memory.size() < bytes + kLine) memory.resize(bytes + kLine);
  const auto address = reinterpret_cast<std::uintptr_t>(memory.data());
  return memory.data() + (kLine - address % kLine) % kLine;
}

// One call: its inputs with dense rows, and which tiles of them are visible.
class Call {
 public:
  Call(const AttentionKernel& kernel, const at::Tensor& q, const at::Tensor& k, const at::Tensor& v,
       const at::Tensor& mask, bool causal)
      : m_kernel(kernel), m_q(withDenseRows(q)), m_k(withDenseRows(k)), m_v(withDenseRows(v)), m_causal(causal) {
    m_maskBatches = mask.defined() ? mask.size(0) : 1;
    if (mask.defined()) m_mask = withDenseRows(mask).expand({m_maskBatches, 1, q.size(2), k.size(2)});
    AttentionHead sizes = head(0, 0);
    m_tiles = static_cast<std::int64_t>(sizes.rowTiles()) * sizes.keyTiles();
    m_visible.resize(m_maskBatches * m_tiles);
    inParallel(m_maskBatches,
               [&](std::int64_t batch) { m_kernel.markVisible(head(batch, 0), m_visible.data() + batch * m_tiles); });
  }

  // `logSum`: (B, H, T) float32, or undefined when there will be no backward pass.
  at::Tensor forward(const at::Tensor& logSum) const {
    at::Tensor out = emptyLike(m_q);  // (B, H, T, d)
    const std::size_t scratch = m_kernel.forwardScratch(head(0, 0));
    forEachHead([&](std::int64_t batch, std::int64_t index) {
      AttentionHead one = head(batch, index);
      one.out = rowsOf<RowsToWrite>(out, batch, index);
      one.logSum = logSumOf(logSum, batch, index);
      m_kernel.forward(one, scratchOfThisThread(scratch));
    });
    return out;
  }

  // The gradients of q, k and v, from that of the result.
  std::vector<at::Tensor> backward(const at::Tensor& result, const at::Tensor& logSum,
                                   const at::Tensor& gradient) const {
    const at::Tensor dense = withDenseRows(gradient);
    const std::vector<at::Tensor> gradients = {emptyLike(m_q), emptyLike(m_k), emptyLike(m_v)};
    const std::size_t scratch = m_kernel.backwardScratch(head(0, 0));
    forEachHead([&](std::int64_t batch, std::int64_t index) {
      AttentionHead one = head(batch, index);
      one.result = rowsOf<RowsToRead>(result, batch, index);
      one.resultGradient = rowsOf<RowsToRead>(dense, batch, index);
      one.logSum = logSumOf(logSum, batch, index);
      one.qGradient = rowsOf<RowsToWrite>(gradients[0], batch, index);
      one.kGradient = rowsOf<RowsToWrite>(gradients[1], batch, index);
      one.vGradient = rowsOf<RowsToWrite>(gradients[2], batch, index);
      m_kernel.backward(one, scratchOfThisThread(scratch));
    });
    return gradients;
  }

 private:
  AttentionHead head(std::int64_t batch, std::int64_t index) const {
    AttentionHead one;
    one.rows = static_cast<int>(m_q.size(2));
    one.keys = static_cast<int>(m_k.size(2));
    one.width = static_cast<int>(m_q.size(3));
    one.causal = m_causal;
    const std::int64_t maskBatch = m_maskBatches == 1 ? 0 : batch;
    if (m_mask.defined()) one.mask = rowsOf<RowsToRead>(m_mask, maskBatch, 0);
    one.visible = m_visible.data() + maskBatch * m_tiles;
    one.q = rowsOf<RowsToRead>(m_q, batch, index);
    one.k = rowsOf<RowsToRead>(m_k, batch, index);
    one.v = rowsOf<RowsToRead>(m_v, batch, index);
    return one;
  }

  static float* logSumOf(const at::Tensor& logSum, std::int64_t batch, std::int64_t index) {
    return logSum.defined() ? logSum.data_ptr<float>() + (batch * logSum.size(1) + index) * logSum.size(2) : nullptr;
  }

  void forEachHead(const std::function<void(std::int64_t batch, std::int64_t index)>& work) const {
    const std::int64_t heads = m_q.size(1);
    inParallel(m_q.size(0) * heads, [&](std::int64_t n) { work(n / heads, n % heads); });
  }

  const AttentionKernel& m_kernel;
  at::Tensor m_q, m_k, m_v, m_mask;
  bool m_causal;
  std::int64_t m_maskBatches = 1, m_tiles = 0;
  std::vector<std::uint8_t> m_visible;  // (mask batches, tiles of rows, tiles of keys)
};

class MaskedAttention : public torch::autograd::Function<MaskedAttention> {
 public:
  static at::Tensor forward(torch::autograd::AutogradContext* context, const at::Tensor& q, const at::Tensor& k,
                            const at::Tensor& v, const std::optional<at::Tensor>& given, bool causal) {
    const at::Tensor mask = given.value_or(at::Tensor());
    const at::Tensor logSum = at::empty({q.size(0), q.size(1), q.size(2)}, q.options().dtype(at::kFloat));
    const at::Tensor result = Call(*kernelFor(q.scalar_type()), q, k, v, mask, causal).forward(logSum);
    context->save_for_backward({q, k, v, mask, result, logSum});
    context->saved_data["causal"] = causal;
    return result;
  }

  static torch::autograd::variable_list backward(torch::autograd::AutogradContext* context,
                                                 const torch::autograd::variable_list& gradients) {
    TORCH_CHECK(!at::GradMode::is_enabled(), "Masked attention has no second derivative.");
    const torch::autograd::variable_list saved = context->get_saved_variables();
    const at::Tensor &q = saved[0], &k = saved[1], &v = saved[2], &mask = saved[3];
    const Call call(*kernelFor(q.scalar_type()), q, k, v, mask, context->saved_data["causal"].toBool());
    torch::autograd::variable_list result = call.backward(saved[4], saved[5], gradients[0]);
    result.resize(5);  // no gradient for the mask and `causal`
    return result;
  }
};

}  // namespace

at::Tensor maskedAttention(const at::Tensor& q, const at::Tensor& k, const at::Tensor& v, const at::Tensor& mask,
                           bool causal) {
  const bool triangular = causal && !mask.defined();
  const std::optional<at::Tensor> given = mask.defined() ? std::optional(mask) : std::nullopt;
  const AttentionKernel* kernel = kernelFor(q, k, v, mask);
  if (!kernel) return at::scaled_dot_product_attention(q, k, v, given, 0.0, triangular);
  const bool differentiable =
      at::GradMode::is_enabled() && (q.requires_grad() || k.requires_grad() || v.requires_grad());
  if (differentiable) return MaskedAttention::apply(q, k, v, given, triangular);
  return Call(*kernel, q, k, v, mask, triangular).forward({});
}

}  // namespace engine
