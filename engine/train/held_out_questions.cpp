// SPDX-License-Identifier: Apache-2.0
#include "engine/train/held_out_questions.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "engine/train/line_reader.h"
#include "engine/weights/atomic_file.h"

namespace engine {
namespace {

using nlohmann::ordered_json;

constexpr int kQuestionsPerUnanswerable = 3;

bool holdsOne(const std::string& context, const ordered_json& golds) {
  return std::any_of(golds.begin(), golds.end(), [&](const ordered_json& gold) {
    return gold.is_string() && context.find(gold.get<std::string>()) != std::string::npos;
  });
}

// Questions of other records of the same title whose answers do not stand in this one.
std::vector<ordered_json> foreignQuestions(const std::vector<ordered_json>& records, std::size_t at) {
  const std::string context = records[at].value("context", "");
  std::vector<ordered_json> found;
  for (std::size_t i = 1; i < records.size(); ++i) {
    const ordered_json& other = records[(at + i) % records.size()];
    if (other.value("title", "") != records[at].value("title", "") || other.value("context", "") == context) continue;
    for (const ordered_json& question : other["qas"]) {
      if (!holdsOne(context, question["a"])) found.push_back(question);
    }
  }
  return found;
}

// Adds an unanswerable question for every few that the record answers, as far as its title has some. Which ones follows
// from the record's place alone.
void addUnanswerable(ordered_json& record, const std::vector<ordered_json>& foreign, std::size_t at) {
  const std::size_t wanted = (record["qas"].size() + kQuestionsPerUnanswerable - 1) / kQuestionsPerUnanswerable;
  for (std::size_t i = 0; i < std::min(wanted, foreign.size()); ++i) {
    ordered_json question = foreign[(at * 7 + i) % foreign.size()];
    question["a"] = ordered_json::array();
    record["qas"].push_back(std::move(question));
  }
}

}  // namespace

int writeHeldOutQuestions(const TrainConfig& config, const std::filesystem::path& file, const Progress& report,
                          std::stop_token stop) {
  const std::unique_ptr<Tokenizer> tokenizer =
      openTokenizer(config.tokenizer.empty() ? config.start.model : config.tokenizer);
  const TrainingData data = TrainingData::open(config.data, *tokenizer, config.dataOptions, report, stop);
  const std::vector<std::string> titles = data.heldOutTitles();
  const std::set<std::string> heldOut(titles.begin(), titles.end());
  std::vector<ordered_json> records;
  std::string line;
  for (const DataFile& source : config.data) {
    if (source.kind != "qa") continue;
    LineReader reader(source.path);
    while (reader.next(line)) {
      ordered_json record = ordered_json::parse(line, nullptr, false);
      if (record.is_object() && heldOut.contains(record.value("title", ""))) records.push_back(std::move(record));
    }
  }
  std::string text;
  for (std::size_t i = 0; i < records.size(); ++i) {
    ordered_json record = records[i];
    addUnanswerable(record, foreignQuestions(records, i), i);
    text += record.dump(-1, ' ', false, ordered_json::error_handler_t::replace) + '\n';
  }
  writeFileAtomically(file, text);
  return static_cast<int>(records.size());
}

}  // namespace engine
