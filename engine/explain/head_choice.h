// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stop_token>
#include <vector>

#include "engine/measure/questions.h"
#include "engine/pic/answering.h"
#include "engine/values/head_choice.h"
#include "engine/values/progress.h"

namespace engine {

// Answers development questions from memory and adds heads one at a time, each time the one that brings most hits; stops
// when none brings more. Ties go to the lower layer and head. REQUIRES: a model with a compressor.
HeadChoice chooseEvidenceHeads(const DecodingContext& context, const std::vector<QuestionDocument>& documents, const HeadChoicePlan& plan,
                               const Progress& report, std::stop_token stop);

}  // namespace engine
