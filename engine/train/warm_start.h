// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "engine/pic/pic_model.h"

namespace engine {

constexpr double kStartDeviation = 0.02;

// Random weights for a model made from a shape: matrices N(0, `deviation`), norms 1, biases 0, converters near zero where the
// memory output is residual.
void randomStart(PicModel& model, std::uint64_t seed, double deviation = kStartDeviation);
// The same for one compressor that joins a trained decoder: its stack copies the decoder's layers.
void startCompressor(Compressor& compressor, const Decoder& decoder, std::uint64_t seed);

// Layers, positions and types of decoder and compressors from a BERT file, and its vocabulary carried over: the
// embedding of a piece is the mean of the WordPiece embeddings of its lower-cased, accent-stripped surface, plus noise.
// The output head starts as identity + activation; its bias is `logUnigram`.
// REQUIRES: a model of family bert with a tokenizer. Errors: a vocabulary and an embedding of different lengths.
// Source: small-model.md §1.
void warmStart(PicModel& model, const std::filesystem::path& bert, const std::filesystem::path& vocabulary,
               const std::vector<float>& logUnigram, std::uint64_t seed);

}  // namespace engine
