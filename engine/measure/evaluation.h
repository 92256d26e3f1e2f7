// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "engine/engine.h"
#include "engine/measure/answer_quality.h"
#include "engine/measure/evaluated_source.h"
#include "engine/measure/questions.h"

namespace engine {

// A mask to evaluate: with which compressor, and whether that compressor was trained with it. Only then its row counts.
struct EvaluatedMask {
  std::string name;
  std::optional<std::string> compressor;
  std::optional<MaskChoice> override;
  bool trained = true;
};

struct EvaluationOptions {
  std::vector<EvaluatedSource> sources;
  std::vector<EvaluatedMask> masks;  // for the sources that need a memory
  std::vector<double> ratios;        // for these and the budgets
  int limit = 0;                     // answerable questions, and of the others in proportion; 0: all
  std::uint64_t seed = 0;            // of the sample, the intervals and the controls
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

// What the answers of a row cost: means over its questions unless said otherwise.
struct EvaluationCost {
  double seconds = 0;               // answering, all questions together
  double tokensPerSecond = 0;       // median over answers of several tokens
  double compressMilliseconds = 0;  // making the memory of a question's document
  double memoryTokens = 0;
  double memoryBytes = 0;      // of the memory tokens, in the dtype that was computed in
  double keyValueBytes = 0;    // of the decoder positions that were read
  double textBytes = 0;        // of the document
  double writeOperations = 0;  // making the memory (cost.h)
  double readOperations = 0;   // reading the prompt and generating the answer; an upper bound where text was read again
  // From how many questions about one document on memory has cost less than reading the full text every time:
  // writing / (full − reading), in operations and in measured time. None: never, or there is no row of the full text.
  std::optional<double> breakEvenOperations;
  std::optional<double> breakEvenTime;
};

// How much of what the full text adds to no text is there. Undefined where that is less than 5 points of F1.
struct NormalisedScore {
  double value = 0;           // (this − none) / (full − none), over the questions that all three answered
  std::optional<double> low;  // 95 % interval; none: too few articles to say
  std::optional<double> high;
};

// One source, mask and ratio over all questions. Units: em, f1 and their 95 % intervals in per cent.
struct EvaluationRow {
  EvaluatedSource source = EvaluatedSource::Memory;
  std::string mask;          // empty but for sources that need a memory
  std::string compressor;    // likewise: its name
  bool trained = true;       // false: nobody trained this compressor with this mask; enters no conclusion
  bool ratioTrained = true;  // false: it was trained with other ratios only
  double ratio = 1;          // asked for; 1 for Full and None
  double achievedRatio = 1;  // of a memory: delimiters counted
  bool grounded = false;
  int n = 0;        // answerable questions that were asked
  int skipped = 0;  // questions this source could not be asked
  std::string skippedReason;
  double em = 0, emLow = 0, emHigh = 0;
  double f1 = 0, f1Low = 0, f1High = 0;
  double rougeL = 0;           // mean, per cent
  std::optional<double> bleu4;  // of the answers together, per cent; none: no answer has four words
  std::optional<NormalisedScore> normalised;
  double firstTokenMilliseconds = 0;  // median
  double decoderPositions = 0;        // mean
  EvaluationCost cost;
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
  std::vector<EvaluationDifference> differences;  // memory rows against the others at their ratio
  int questions = 0;                              // answerable ones that were drawn
  int unanswerable = 0;                           // others that were drawn
  bool stopped = false;
};

// A question in one row, and what became of it: all that a row needs to know of it.
struct EvaluatedQuestion {
  int row = 0;
  int document = 0;
  int question = 0;
  Answer answer;  // of its tokens only their number counts, of its evidence only the first
  double achievedRatio = 1;
  double writeOperations = 0;
  std::string skipped;  // why it could not be asked; empty: it was
};

// Who follows an evaluation, and who remembers one that was interrupted. Called on the thread that evaluates.
struct EvaluationListener {
  std::function<const EvaluatedQuestion*(int row, int document, int question)> known;  // asked before; null: not yet
  std::function<void(const EvaluatedQuestion&)> asked;                                 // anew, not what is known
  std::function<void(int index, const EvaluationRow&)> rowDone;                    // normalised and break-even included
};

// The rows of an evaluation before anything is asked: settings alone, in the order of Evaluation::rows.
std::vector<EvaluationRow> plannedRows(const ModelFolder& model, const EvaluationOptions& options);

// Asks every drawn question in every setting. A document is compressed once for all its questions of one setting.
// A question whose document a source cannot take (too long for the full text) is counted as skipped. Text is read before
// memory, so that memory rows are normalised as soon as they are done.
// A stopped evaluation returns what it has. Errors: no answerable question; every question skipped in every setting.
Evaluation evaluate(const Engine& engine, const std::vector<QuestionDocument>& documents,
                    const EvaluationOptions& options, const Progress& report = {}, std::stop_token stop = {},
                    const EvaluationListener& listener = {});

}  // namespace engine
