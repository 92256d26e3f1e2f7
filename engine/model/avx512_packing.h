// SPDX-License-Identifier: Apache-2.0
#pragma once

// Rows of a head, copied into the orders in which the products read them. Padding is zeros.
#include <cstddef>

#include "engine/model/avx512_lanes.h"
#include "engine/model/cpu_attention_head.h"

namespace engine {

// Hands out pieces of one block of memory, each on its own cache lines; without memory it only counts.
class Scratch {
 public:
  explicit Scratch(std::byte* memory) : m_memory(memory) {}

  template <class T>
  T* take(std::size_t count) {
    T* const piece = m_memory ? reinterpret_cast<T*>(m_memory + m_used) : nullptr;
    m_used += (count * sizeof(T) + 63) / 64 * 64;
    return piece;
  }
  std::size_t used() const { return m_used; }

 private:
  std::byte* m_memory;
  std::size_t m_used = 0;
};

template <class Lanes>
const typename Lanes::Element* rowOf(const RowsToRead& rows, int row) {
  return static_cast<const typename Lanes::Element*>(rows.data) + row * rows.stride;
}

template <class Lanes>
typename Lanes::Element* rowOf(const RowsToWrite& rows, int row) {
  return static_cast<typename Lanes::Element*>(rows.data) + row * rows.stride;
}

// Sixteen groups of a row, from group `first` of `groups`; zeros past either end.
template <class Lanes>
__m512 groupsOf(const RowsToRead& rows, int row, int count, int first, int groups) {
  const __mmask16 lanes = row < count ? lanesBelow(groups - first) : __mmask16{0};
  return _mm512_maskz_loadu_ps(lanes, rowOf<Lanes>(rows, row) + first * Lanes::kGroup);
}

// (tiles · kTileRows, d / group): what is broadcast when rows meet keys.
template <class Lanes>
void packRows(const RowsToRead& rows, int count, int width, float* to) {
  const int groups = width / Lanes::kGroup;
  const int padded = (count + kTileRows - 1) / kTileRows * kTileRows;
  for (int row = 0; row < padded; ++row) {
    for (int first = 0; first < groups; first += 16) {
      _mm512_mask_storeu_ps(to + row * groups + first, lanesBelow(groups - first),
                            groupsOf<Lanes>(rows, row, count, first, groups));
    }
  }
}

// (tiles, d / group, kTileKeys): a key a lane.
template <class Lanes>
void packLanes(const RowsToRead& rows, int count, int width, float* to) {
  const int groups = width / Lanes::kGroup;
  for (int tile = 0; tile * kTileKeys < count; ++tile) {
    for (int first = 0; first < groups; first += 16) {
      __m512 lanes[16];
#pragma GCC unroll 16
      for (int i = 0; i < 16; ++i) lanes[i] = groupsOf<Lanes>(rows, tile * kTileKeys + i, count, first, groups);
      transpose16(lanes);
#pragma GCC unroll 16
      for (int i = 0; i < 16; ++i) {
        if (first + i < groups) _mm512_store_ps(to + (tile * groups + first + i) * 16, lanes[i]);
      }
    }
  }
}

// (padded / group, d): grouped along the rows, which are padded to a multiple of `tile`.
template <class Lanes>
void packGroups(const RowsToRead& rows, int count, int tile, int width, float* to) {
  const int padded = (count + tile - 1) / tile * tile;
  for (int row = 0; row < padded; row += Lanes::kGroup) {
    for (int column = 0; column < width; column += 16) {
      const __m512 groups = Lanes::loadGroups(rowOf<Lanes>(rows, row) + column, rows.stride, count - row);
      _mm512_store_ps(to + row / Lanes::kGroup * width + column, groups);
    }
  }
}

}  // namespace engine
