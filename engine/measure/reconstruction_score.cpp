// SPDX-License-Identifier: Apache-2.0
#include "engine/measure/reconstruction_score.h"

#include <algorithm>

#include "engine/measure/text_overlap.h"
#include "engine/text/segmenter.h"

namespace engine {
namespace {

// What reconstruct() tells again.
std::string firstSegment(const Engine& engine, const std::string& text) {
  const auto segment = nextSegment(*engine.tokenizer(), text, engine.folder().pic->segmentTokens, 0);
  return segment ? text.substr(segment->bytes.begin, segment->bytes.end - segment->bytes.begin) : std::string();
}

}  // namespace

std::vector<ReconstructionRow> scoreReconstruction(const Engine& engine, const std::vector<QuestionDocument>& questions,
                                                   const std::vector<double>& ratios, int documents,
                                                   const Progress& report, std::stop_token stop) {
  const int count = std::min(documents, static_cast<int>(questions.size()));
  std::vector<ReconstructionRow> rows;
  for (const double ratio : ratios) {
    ReconstructionRow row;
    row.ratio = ratio;
    BleuCorpus bleu;
    CompressOptions options;
    options.ratio = ratio;
    for (int d = 0; d < count && !stop.stop_requested(); ++d) {
      const Reconstruction one = engine.reconstruct(questions[d].text, options);
      ++row.n;  // running means
      row.teacherForced += (one.teacherForced - row.teacherForced) / row.n;
      row.withoutMemory += (one.withoutMemory - row.withoutMemory) / row.n;
      row.freeRunning += (one.freeRunning - row.freeRunning) / row.n;
      const std::string original = firstSegment(engine, questions[d].text);
      row.rougeL += (rougeL(one.text, std::span(&original, 1)) - row.rougeL) / row.n;
      bleu.add(one.text, std::span(&original, 1));
      if (report) report({"Reconstructing", d + 1, count, "documents"});
    }
    row.bleu4 = bleu.score();
    rows.push_back(row);
  }
  return rows;
}

}  // namespace engine
