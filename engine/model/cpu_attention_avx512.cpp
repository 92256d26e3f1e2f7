// SPDX-License-Identifier: Apache-2.0
// The only source compiled for AVX-512 (engine/CMakeLists.txt). It calls nothing that is not inlined or ours: a
// function of the standard library instantiated here could be the copy that the linker keeps, for processors that
// cannot run it.
#include "engine/model/avx512_backward.h"
#include "engine/model/avx512_forward.h"

namespace engine {
namespace {

template <class Lanes>
bool sees(const AttentionHead& head, int rowTile, int key) {
  for (int row = rowTile * kTileRows; row < std::min(head.rows, (rowTile + 1) * kTileRows); ++row) {
    if (_mm512_cmp_ps_mask(biasOf<Lanes>(head, row, key), _mm512_set1_ps(kHidden), _CMP_NEQ_UQ)) return true;
  }
  return false;
}

template <class Lanes>
void markVisible(const AttentionHead& head, std::uint8_t* visible) {
  for (int rowTile = 0; rowTile < head.rowTiles(); ++rowTile) {
    for (int keyTile = 0; keyTile < head.keyTiles(); ++keyTile)
      *visible++ = sees<Lanes>(head, rowTile, keyTile * kTileKeys);
  }
}

template <class Pass>
std::size_t scratchOf(const AttentionHead& head) {
  Scratch counter(nullptr);
  Pass pass(head, counter);
  return counter.used();
}

template <class Pass>
void run(const AttentionHead& head, std::byte* memory) {
  Scratch scratch(memory);
  Pass(head, scratch).run();
}

template <class Lanes>
constexpr AttentionKernel kKernel = {markVisible<Lanes>, scratchOf<Forward<Lanes>>, scratchOf<Backward<Lanes>>,
                                     run<Forward<Lanes>>, run<Backward<Lanes>>};

}  // namespace

const AttentionKernel kFloatAvx512Attention = kKernel<FloatLanes>;
const AttentionKernel kBfloat16Avx512Attention = kKernel<Bfloat16Lanes>;

}  // namespace engine
