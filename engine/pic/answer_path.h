// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/pic/answering.h"

namespace engine {

// The way of a question through the product: of long documents the best segments are chosen, what is chosen is read,
// the answer gets its confidence, and where memory alone leaves it unsure the best segments are read again as text.
// Whatever was left out or done twice is said in the answer's notes.

// REQUIRES: a memory of this model. Errors: those of answering.h.
Answer askMemory(const DecodingContext& context, const Memory& memory, const Asking& asking);

// `ratio`: of the memory whose positions Budget and BudgetBm25 take. REQUIRES: source is not Memory or Auto.
Answer askDocuments(const DecodingContext& context, const std::vector<DocumentText>& documents, Source source,
                    double ratio, const Asking& asking);

}  // namespace engine
