// SPDX-License-Identifier: Apache-2.0
#include "engine/train/held_out_questions.h"

#include <nlohmann/json.hpp>
#include <set>

#include "engine/train/line_reader.h"
#include "engine/weights/atomic_file.h"

namespace engine {

int writeHeldOutQuestions(const TrainConfig& config, const std::filesystem::path& file, const Progress& report, std::stop_token stop) {
  const std::unique_ptr<Tokenizer> tokenizer = openTokenizer(config.tokenizer.empty() ? config.start.model : config.tokenizer);
  const TrainingData data = TrainingData::open(config.data, *tokenizer, config.dataOptions, report, stop);
  const std::vector<std::string> titles = data.heldOutTitles();
  const std::set<std::string> heldOut(titles.begin(), titles.end());
  std::string text, line;
  int records = 0;
  for (const DataFile& source : config.data) {
    if (source.kind != "qa") continue;
    LineReader reader(source.path);
    while (reader.next(line)) {
      const nlohmann::json json = nlohmann::json::parse(line, nullptr, false);
      if (!json.is_object() || !heldOut.contains(json.value("title", ""))) continue;
      text += line + '\n';
      ++records;
    }
  }
  writeFileAtomically(file, text);
  return records;
}

}  // namespace engine
