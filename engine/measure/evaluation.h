// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "engine/engine.h"
#include "engine/measure/answer_quality.h"
#include "engine/measure/questions.h"

namespace engine {

// What the decoder answers from in one row. Auto: memory, and text again where that leaves it unsure. BudgetBm25: the best
// sentences by the question's words. Swapped: the memory of another document of the set, at a different title; the floor
// a real memory has to beat.
enum class EvaluatedSource { Memory, Auto, Full, None, Budget, BudgetBm25, Swapped };
EvaluatedSource evaluatedSource(const std::string& name);  // Errors: an unknown name, said with the list
std::string nameOf(EvaluatedSource source);

// A mask to evaluate: with which compressor, and whether that compressor was trained with it. Only then its row counts.
struct EvaluatedMask {
  std::string name;
  std::optional<std::string> compressor;
  std::optional<MaskChoice> override;
  bool trained = true;
};

struct EvaluationOptions {
  std::vector<EvaluatedSource> sources;
  std::vector<EvaluatedMask> masks;  // for Memory, Auto and Swapped
  std::vector<double> ratios;        // for these and the budgets
  int limit = 0;                     // answerable questions, and of the others in proportion; 0: all
  std::uint64_t seed = 0;            // of the sample and of the intervals
  int bootstrapSamples = 2000;
  AskOptions ask;  // evidence and reread follow from the source
};

struct Prediction {
  int document = 0;
  int question = 0;  // inside the document
  std::string answer;
  double exactMatch = 0;  // 0…1
  double f1 = 0;          // 0…1
  JudgedAnswer judged;
  int reread = 0;  // passages that were read again as text
  double logProbability = 0;
  double abstainLogProbability = 0;
};

// One source, mask and ratio over all questions. Units: em, f1 and their 95 % intervals in per cent.
struct EvaluationRow {
  EvaluatedSource source = EvaluatedSource::Memory;
  std::string mask;          // empty but for Memory, Auto and Swapped
  bool trained = true;       // false: nobody trained this compressor with this mask; enters no conclusion
  double ratio = 1;          // asked for; 1 for Full and None
  double achievedRatio = 1;  // Memory, Auto and Swapped: delimiters counted
  bool grounded = false;
  int n = 0;                 // answerable questions that were asked
  int skipped = 0;  // questions this source could not be asked
  std::string skippedReason;
  double em = 0, emLow = 0, emHigh = 0;
  double f1 = 0, f1Low = 0, f1High = 0;
  double firstTokenMilliseconds = 0;  // median
  double decoderPositions = 0;        // mean
  AnswerQuality quality;              // of the unanswerable questions too
  std::optional<double> rereadShare;  // Auto: of all questions, 0…1
  // Of the right answers that stand in their document: the share whose first evidence holds one, and what random spans
  // of the same length would reach. 0…1. Memory and Auto rows only.
  std::optional<double> evidenceHit;
  std::optional<double> evidenceRandom;
  int evidenceCount = 0;
  std::vector<Prediction> predictions;  // of the unanswerable questions too
};

// How much better a memory row is than another, question by question. Units: F1 points, 95 % interval.
struct EvaluationDifference {
  int row = 0;
  int than = 0;
  int n = 0;
  double f1 = 0, f1Low = 0, f1High = 0;
};

struct Evaluation {
  std::vector<EvaluationRow> rows;
  std::vector<EvaluationDifference> differences;  // memory rows against the other sources at their ratio
  int questions = 0;                              // answerable ones that were drawn
  int unanswerable = 0;                           // others that were drawn
  bool stopped = false;
};

// Asks every drawn question in every setting. A document is compressed once for all its questions of one setting.
// A question whose document a source cannot take (too long for the full text) is counted as skipped.
// A stopped evaluation returns what it has. Errors: no answerable question; every question skipped in every setting.
Evaluation evaluate(const Engine& engine, const std::vector<QuestionDocument>& documents,
                    const EvaluationOptions& options, const Progress& report = {}, std::stop_token stop = {});

}  // namespace engine
