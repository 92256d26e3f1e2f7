// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/text/hf/aligned_text.h"

namespace engine {

// The four normalization forms of Unicode (UAX 15).
enum class UnicodeForm { kNfc, kNfd, kNfkc, kNfkd };

// Brings a text into a form. A character composed of several has the origin of the first, the parts of a decomposed one
// have its origin.
void normalizeForm(UnicodeForm form, AlignedText& text);

}  // namespace engine
