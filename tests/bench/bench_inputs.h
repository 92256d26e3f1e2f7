// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "engine/model/weights_io.h"
#include "engine/pic/pic_model.h"
#include "engine/train/examples.h"
#include "engine/train/training_step.h"

// What is measured: the shapes of every job, and inputs that are the same in every run.
namespace bench {

inline constexpr int kSegmentTokens = 256;
inline constexpr double kRatio = 4;
inline constexpr int kCompressSegments = 16;
inline constexpr int kDecodeSegments = 8;
inline constexpr int kNewTokens = 64;
inline constexpr int kQuestionTokens = 12;
inline constexpr int kTrainBatch = 32;
inline constexpr int kTrainContext = 170;
inline constexpr int kAnswerTokens = 6;
inline constexpr int kLongTokens = 8000;
inline constexpr double kLongRatio = 16;

// `tokens` token ids as segments of at most kSegmentTokens, cut into chunks of `ratio` tokens.
std::vector<engine::SegmentInput> segmentsOf(int tokens, double ratio, const engine::CompressorConfig& config);

// A question after memory tokens that lie row after row in one matrix, and after the text itself.
engine::Prompt promptFromMemory(const engine::PicModel& model, const engine::ControlTokens& control,
                                std::span<const engine::SegmentInput> segments, const engine::CompressorConfig& config);
engine::Prompt promptFromText(const engine::PicModel& model, const engine::ControlTokens& control,
                              std::span<const engine::SegmentInput> segments);

std::vector<engine::Example> trainingExamples();
engine::StepDraw trainingDraw();  // questions at kRatio, the model's first compressor

// What PyTorch needs to do the same work: token ids of the segments to compress, (segments, tokens), and the tensors of
// the two prompts, under the names that pytorch_reference.py reads.
engine::NamedTensors sharedInputs(const engine::PicModel& model, const engine::ControlTokens& control);

}  // namespace bench
