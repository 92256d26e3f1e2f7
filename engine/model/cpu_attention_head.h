// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

namespace engine {

// Keys and rows are visible or hidden in whole tiles of this many rows and keys.
inline constexpr int kTileRows = 8;
inline constexpr int kTileKeys = 16;

// Rows of one head somewhere in memory: `stride` elements apart, the elements of one row adjacent.
struct RowsToRead {
  const void* data = nullptr;
  std::int64_t stride = 0;
};
struct RowsToWrite {
  void* data = nullptr;
  std::int64_t stride = 0;
};

// The attention of one head of one batch element: where its numbers lie. Plain memory, so that kernels know no tensors.
struct AttentionHead {
  int rows = 0, keys = 0, width = 0;  // T, S, d
  bool causal = false;
  RowsToRead mask;                        // (T, S), or no data
  const std::uint8_t* visible = nullptr;  // (⌈T / kTileRows⌉, ⌈S / kTileKeys⌉), 1 = somebody there sees somebody
  RowsToRead q, k, v;                     // (T, d), (S, d), (S, d)
  RowsToWrite out;                        // (T, d)
  float* logSum = nullptr;                // (T): base-2 logarithm of the sum of exponentials
  RowsToRead result, resultGradient;      // (T, d), backward only
  RowsToWrite qGradient, kGradient, vGradient;

  int rowTiles() const { return (rows + kTileRows - 1) / kTileRows; }
  int keyTiles() const { return (keys + kTileKeys - 1) / kTileKeys; }
};

// How one processor computes attention for one element type. REQUIRES: width a multiple of 16.
// `scratch`: as many bytes as asked for, 64-byte aligned.
// Thread safety: calls with different scratch and outputs may run at the same time.
struct AttentionKernel {
  void (*markVisible)(const AttentionHead& head, std::uint8_t* visible);
  std::size_t (*forwardScratch)(const AttentionHead& head);         // Units: bytes
  std::size_t (*backwardScratch)(const AttentionHead& head);        // Units: bytes
  void (*forward)(const AttentionHead& head, std::byte* scratch);   // writes out, and logSum where there is one
  void (*backward)(const AttentionHead& head, std::byte* scratch);  // writes the three gradients
};

extern const AttentionKernel kFloatAvx512Attention;     // AVX512F, BW, DQ, VL
extern const AttentionKernel kBfloat16Avx512Attention;  // and AVX512_BF16

}  // namespace engine
