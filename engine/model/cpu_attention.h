// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/core/Tensor.h>

namespace engine {

// softmax(q kᵀ / √d + mask) v, differentiable in q, k and v: at::scaled_dot_product_attention, several times faster
// where it matters to us. With AVX-512 (and AVX512-BF16 for bfloat16) one head at a time is computed in scratch that
// stays in the cache, whole blocks of hidden keys are skipped, and the backward pass recomputes the weights from the
// sum of their exponentials. Everything else (other processors, devices, dtypes and widths, a few rows only) goes to
// at::scaled_dot_product_attention. Shapes: q (B, H, T, d), k and v (B, H, S, d), any strides; → (B, H, T, d), in
// memory (B, T, H, d), as are the gradients. `mask`: undefined, or additive in the dtype of q, broadcast to (B, 1, T,
// S). A row that sees nothing becomes zeros. `causal` counts when `mask` is undefined: a row sees the past and itself.
// REQUIRES: T == S then. The same inputs give the same bits, for any number of threads. There is no second derivative.
// Source: Dao, "FlashAttention-2" (2023), section 3.1, for the recomputation.
at::Tensor maskedAttention(const at::Tensor& q, const at::Tensor& k, const at::Tensor& v, const at::Tensor& mask,
                           bool causal);

}  // namespace engine
