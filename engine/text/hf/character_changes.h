// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/text/hf/aligned_text.h"

namespace engine {

void lowerCase(AlignedText& text);  // character by character: no final sigma
void keepCharacters(bool (*keeps)(char32_t), AlignedText& text);
void stripWhiteSpace(bool left, bool right, AlignedText& text);

// BertNormalizer.
struct BertCleaning {
  bool cleanText = true;  // no control characters; white space becomes spaces
  bool spaceChinese = true;
  bool stripAccents = true;
  bool lowerCase = true;
};
void normalizeForBert(const BertCleaning& cleaning, AlignedText& text);

}  // namespace engine
