// SPDX-License-Identifier: Apache-2.0
#include "engine/measure/reconstruction_score.h"

#include <algorithm>

#include "engine/measure/text_overlap.h"

namespace engine {

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
      row.rougeL += (rougeL(one.text, std::span(&one.original, 1)) - row.rougeL) / row.n;
      bleu.add(one.text, std::span(&one.original, 1));
      if (report) report({"Reconstructing", d + 1, count, "documents"});
    }
    row.bleu4 = bleu.score();
    rows.push_back(row);
  }
  return rows;
}

}  // namespace engine
