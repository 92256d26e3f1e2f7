// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "engine/engine.h"
#include "engine/values/attention_view.h"
#include "engine/values/attribution.h"
#include "engine/values/influence.h"
#include "engine/values/knock_out.h"
#include "engine/values/memory_geometry.h"
#include "engine/values/memory_map.h"
#include "engine/values/receptive_field.h"
#include "engine/values/survival.h"

// What an answer hangs on, and what a memory holds. Every value comes with a sentence on what it does not prove (its
// caveat, beside the type). All of it is made of small passes: long jobs report progress and stop within a pass; a stopped
// leaveOneOut() goes on from what it returned.
// REQUIRES, of all: a memory the engine's model made. Errors: another model's memory; a memory without its text where
// the source is read again. Thread safety: as Engine.
namespace engine {

// What is explained. The segments that are read are answer.segmentsRead; none named: all.
// An answer that was read again as text (answer.reread > 0) or read from the text (Source::Full) is explained sentence
// by sentence from that text; everything about memory tokens tells what the memory alone would say to the same words.
struct AskedQuestion {
  const Memory& memory;
  const std::string& question;
  const Answer& answer;
};

// Leave-one-out. The parts of what was read, in the order of the text.
std::vector<AttributedPart> attributedParts(const Engine& engine, const AskedQuestion& asked, AttributionUnit unit);
// The natural-log probabilities of the answer's tokens when everything is read, (tokens): from the text where sentences
// of the text are left out, else from memory.
std::vector<double> answerLogProbabilities(const Engine& engine, const AskedQuestion& asked, AttributionUnit unit);
// The same without one part: one small unit of work. Memory tokens and chunks are left out of the memory, their places
// stay empty. A sentence is left out of its segment's text, which is compressed (or read) anew without it.
std::vector<double> leaveOut(const Engine& engine, const AskedQuestion& asked, const AttributedPart& part,
                             AttributionUnit unit);
// All of it, part by part. `soFar`: what a stopped call for the same question returned.
Attribution leaveOneOut(const Engine& engine, const AskedQuestion& asked, AttributionUnit unit,
                        const Progress& report = {}, std::stop_token stop = {}, Attribution soFar = {});

// The slope of every answer token's log-probability along every memory token.
Attribution gradientTimesInput(const Engine& engine, const AskedQuestion& asked, const Progress& report = {},
                               std::stop_token stop = {});

// Attention rollout of the answer's rows on the memory tokens: the product over layers of ½ (mean over heads) + ½ I.
// Source: Abnar and Zuidema, "Quantifying Attention Flow in Transformers" (2020).
Attribution attentionRollout(const Engine& engine, const AskedQuestion& asked, std::stop_token stop = {});
// The same in the compressor: memory tokens of a segment over its source tokens (and memory tokens). layers, heads: 1.
AttentionView memoryRollout(const Engine& engine, const Memory& memory, int segment, std::stop_token stop = {});

// Attention of the compressor: the memory rows of a segment over its n source tokens, then its k memory tokens; all
// layers and heads. memoryMapOf() makes the memory map of it.
// Errors: a mask without memory rows (mean pooling).
AttentionView memoryAttention(const Engine& engine, const Memory& memory, int segment, std::stop_token stop = {});
// Attention of the decoder: the rows that predict the answer's tokens (the steps) over prompt and answer; all layers
// and heads.
AttentionView answerAttention(const Engine& engine, const AskedQuestion& asked, std::stop_token stop = {});
// Every row over every column of one layer and head: (1, 1, T, T).
AttentionView fullAttention(const Engine& engine, const AskedQuestion& asked, int layer, int head,
                            std::stop_token stop = {});

// Replaces a piece of a segment's text at a time by other tokens of the segment and sees which memory tokens move.
// `draws`: how often, each time with other words; the same every time it is called.
Influence measureInfluence(const Engine& engine, const Memory& memory, int segment,
                           InfluenceUnit unit = InfluenceUnit::Chunk, int draws = 2, const Progress& report = {},
                           std::stop_token stop = {});

// A memory without some of its tokens (indices, any order). What is left stands where it stood.
Memory withoutMemories(const Memory& memory, const std::vector<int>& removed);
// Asks again without them. `options` as the answer was asked with; it is not read again as text.
KnockOut knockOut(const Engine& engine, const AskedQuestion& asked, const std::vector<int>& removed,
                  const AskOptions& options, std::stop_token stop = {});

// Tells one segment again from its memory alone and lays it beside the source.
Survival whatSurvived(const Engine& engine, const Memory& memory, int segment, const Progress& report = {},
                      std::stop_token stop = {});

MemoryGeometry memoryGeometry(const Engine& engine, const Memory& memory, int nearest = 5, std::stop_token stop = {});

}  // namespace engine
