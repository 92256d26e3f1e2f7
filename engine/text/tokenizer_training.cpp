// SPDX-License-Identifier: Apache-2.0
#include "engine/text/tokenizer_training.h"

#include <sentencepiece_trainer.h>

#include <algorithm>
#include <string>
#include <thread>
#include <unordered_map>
#include <vector>

#include "engine/error.h"
#include "engine/text/line_sample.h"
#include "engine/weights/atomic_file.h"

namespace engine {

namespace {

// What sentencepiece reads from.
class Lines final : public sentencepiece::SentenceIterator {
 public:
  explicit Lines(const std::vector<std::string>& lines) : m_lines(lines) {}
  bool done() const override { return m_next == m_lines.size(); }
  void Next() override { ++m_next; }
  const std::string& value() const override { return m_lines[m_next]; }
  sentencepiece::util::Status status() const override { return {}; }

 private:
  const std::vector<std::string>& m_lines;
  std::size_t m_next = 0;
};

std::unordered_map<std::string, std::string> settings(int vocabularySize) {
  return {
      {"model_type", "bpe"},
      {"vocab_size", std::to_string(vocabularySize)},
      {"byte_fallback", "true"},
      {"split_digits", "true"},
      {"normalization_rule_name", "nfkc"},
      {"remove_extra_whitespaces", "false"},
      {"control_symbols", "<ctx>,</ctx>,<mem>,</mem>,<ae>,<lm>,<q>,<a>,<blank>"},
      {"user_defined_symbols", "\n,\t"},
      {"character_coverage", "0.9995"},
      {"pad_id", "3"},
      {"max_sentence_length", std::to_string(LineSample::kLongestLine)},
      {"num_threads", std::to_string(std::max(1U, std::thread::hardware_concurrency()))},
      {"minloglevel", "2"},  // errors only: it talks to stderr
  };
}

std::vector<std::string> drawLines(const TokenizerTraining& training) {
  if (training.lines < 1)
    throw Error("A tokenizer needs at least 1 line to learn from; " + std::to_string(training.lines) +
                " were asked for.");
  LineSample sample(static_cast<std::size_t>(training.lines), training.seed);
  training.readTexts([&](std::string_view text) { sample.add(text); });
  std::vector<std::string> lines = sample.take();
  if (lines.empty()) throw Error("There is no text to train the tokenizer " + training.file.string() + " on.");
  return lines;
}

void requireRoomForMerges(int vocabularySize) {
  constexpr int kFixedPieces = 4 + 9 + 2 + 256;  // unknown, begin, end, pad; control; newline and tab; bytes
  if (vocabularySize > kFixedPieces) return;
  throw Error("A tokenizer of " + std::to_string(vocabularySize) +
              " pieces is too small: its symbols and bytes alone are " + std::to_string(kFixedPieces) + ".");
}

// sentencepiece's own words, without the place in its source before them ("file.cc(12) [condition] ") and the advice on
// its command line behind them.
std::string reason(const sentencepiece::util::Status& status) {
  const std::string message = status.message();
  const std::size_t place = message.rfind("] ");
  const std::size_t begin = place == message.npos ? 0 : place + 2;
  return message.substr(begin, message.find(" Increase vocab_size", begin) - begin);
}

}  // namespace

void trainTokenizer(const TokenizerTraining& training) {
  requireRoomForMerges(training.vocabularySize);
  const std::vector<std::string> lines = drawLines(training);
  Lines iterator(lines);
  std::string model;
  const auto status = sentencepiece::SentencePieceTrainer::Train(settings(training.vocabularySize), &iterator, &model);
  if (!status.ok()) {
    throw Error("A tokenizer of " + std::to_string(training.vocabularySize) + " pieces cannot be trained on " +
                std::to_string(lines.size()) + " lines: " + reason(status));
  }
  writeFileAtomically(training.file, model);
}

}  // namespace engine
