// SPDX-License-Identifier: Apache-2.0
#pragma once

// Sixteen float lanes at a time: what an element type is for the attention kernels. Included by one source, which alone
// is compiled for AVX-512: a second one without those flags could not compile it.
#include <immintrin.h>

#include <cstdint>
#include <initializer_list>

namespace engine {

// A "group" is what one lane multiplies and adds in one step: one float, or two neighbouring bfloat16.
// Packed matrices hold groups, 32 bits each, and are float arrays whatever the element type.
struct FloatLanes {
  using Element = float;
  static constexpr int kGroup = 1;

  static __m512 load(const Element* x, __mmask16 lanes) { return _mm512_maskz_loadu_ps(lanes, x); }
  static void store(Element* x, __m512 value) { _mm512_storeu_ps(x, value); }
  static __m512 multiplyAdd(__m512 sum, __m512 a, __m512 b) { return _mm512_fmadd_ps(a, b, sum); }

  // Two neighbouring rows of a tile, as rows of groups along the keys, and as groups along the rows.
  static void storeRows(float* tile, __m512 first, __m512 second) {
    _mm512_store_ps(tile, first);
    _mm512_store_ps(tile + 16, second);
  }
  static void storeGroups(float* tile, __m512 first, __m512 second) { storeRows(tile, first, second); }
  // Sixteen columns of one row, of which `known` are in memory.
  static __m512 loadGroups(const Element* row, std::int64_t, int known) { return load(row, known > 0 ? 0xFFFF : 0); }
};

struct Bfloat16Lanes {
  using Element = std::uint16_t;
  static constexpr int kGroup = 2;

  static __m512 load(const Element* x, __mmask16 lanes) {
    return _mm512_castsi512_ps(_mm512_slli_epi32(_mm512_cvtepu16_epi32(_mm256_maskz_loadu_epi16(lanes, x)), 16));
  }
  static void store(Element* x, __m512 value) {
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(x), (__m256i)_mm512_cvtneps_pbh(value));
  }
  static __m512 multiplyAdd(__m512 sum, __m512 a, __m512 b) {
    return _mm512_dpbf16_ps(sum, (__m512bh)_mm512_castps_si512(a), (__m512bh)_mm512_castps_si512(b));
  }

  static void storeRows(float* tile, __m512 first, __m512 second) {
    _mm512_store_si512(tile, (__m512i)_mm512_cvtne2ps_pbh(second, first));
  }
  static void storeGroups(float* tile, __m512 first, __m512 second) {
    _mm512_store_si512(tile, alternate((__m512i)_mm512_cvtne2ps_pbh(second, first)));
  }
  // Sixteen columns of two rows, of which `known` are in memory.
  static __m512 loadGroups(const Element* row, std::int64_t stride, int known) {
    const __m256i first = _mm256_maskz_loadu_epi16(known > 0 ? 0xFFFF : 0, row);
    const __m256i second = _mm256_maskz_loadu_epi16(known > 1 ? 0xFFFF : 0, row + stride);
    return _mm512_castsi512_ps(alternate(_mm512_inserti64x4(_mm512_castsi256_si512(first), second, 1)));
  }

 private:
  // Lane n: element n of the lower half, element n of the upper half.
  static __m512i alternate(__m512i halves) {
    const __m512i from =
        _mm512_setr_epi32(0x100000, 0x110001, 0x120002, 0x130003, 0x140004, 0x150005, 0x160006, 0x170007, 0x180008,
                          0x190009, 0x1A000A, 0x1B000B, 0x1C000C, 0x1D000D, 0x1E000E, 0x1F000F);
    return _mm512_permutexvar_epi16(from, halves);
  }
};

// The first `count` of sixteen lanes.
inline __mmask16 lanesBelow(int count) {
  return static_cast<__mmask16>(count >= 16 ? 0xFFFF : count <= 0 ? 0 : (1 << count) - 1);
}

// 2ˣ to 2e-7 of its value; 0 for −∞, NaN for NaN.
inline __m512 exp2Lanes(__m512 x) {
  x = _mm512_max_ps(_mm512_set1_ps(-200.0f), x);  // in this order: a NaN passes
  const __m512 whole = _mm512_roundscale_ps(x, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC);
  const __m512 rest = _mm512_sub_ps(x, whole);  // −½ … ½
  // Taylor series of 2ˣ: (ln 2)ⁿ / n!
  __m512 sum = _mm512_set1_ps(1.5403530e-4f);
  for (const float term : {1.3333558e-3f, 9.6181291e-3f, 5.5504109e-2f, 2.4022651e-1f, 6.9314718e-1f, 1.0f}) {
    sum = _mm512_fmadd_ps(sum, rest, _mm512_set1_ps(term));
  }
  return _mm512_scalef_ps(sum, whole);
}

// Transposes 16 × 16 lanes in registers.
inline void transpose16(__m512 (&row)[16]) {
  __m512 pair[16];
#pragma GCC unroll 4
  for (int i = 0; i < 16; i += 4) {
    const __m512 low01 = _mm512_unpacklo_ps(row[i], row[i + 1]), high01 = _mm512_unpackhi_ps(row[i], row[i + 1]);
    const __m512 low23 = _mm512_unpacklo_ps(row[i + 2], row[i + 3]),
                 high23 = _mm512_unpackhi_ps(row[i + 2], row[i + 3]);
    pair[i] = _mm512_shuffle_ps(low01, low23, 0x44);
    pair[i + 1] = _mm512_shuffle_ps(low01, low23, 0xEE);
    pair[i + 2] = _mm512_shuffle_ps(high01, high23, 0x44);
    pair[i + 3] = _mm512_shuffle_ps(high01, high23, 0xEE);
  }
  // pair[4 a + c] now holds, in its quarter b, column 4 b + c of rows 4 a … 4 a + 3: transpose the quarters.
#pragma GCC unroll 4
  for (int c = 0; c < 4; ++c) {
    const __m512 low01 = _mm512_shuffle_f32x4(pair[c], pair[4 + c], 0x44),
                 high01 = _mm512_shuffle_f32x4(pair[c], pair[4 + c], 0xEE);
    const __m512 low23 = _mm512_shuffle_f32x4(pair[8 + c], pair[12 + c], 0x44),
                 high23 = _mm512_shuffle_f32x4(pair[8 + c], pair[12 + c], 0xEE);
    row[c] = _mm512_shuffle_f32x4(low01, low23, 0x88);
    row[4 + c] = _mm512_shuffle_f32x4(low01, low23, 0xDD);
    row[8 + c] = _mm512_shuffle_f32x4(high01, high23, 0x88);
    row[12 + c] = _mm512_shuffle_f32x4(high01, high23, 0xDD);
  }
}

}  // namespace engine
