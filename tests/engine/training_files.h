// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTemporaryDir>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

namespace tests {

// A folder of data files that a test makes.
class TrainingFiles {
 public:
  std::filesystem::path folder() const { return m_folder.path().toStdString(); }

  std::filesystem::path write(const std::string& name, const std::string& bytes) const {
    std::ofstream(folder() / name, std::ios::binary) << bytes;
    return folder() / name;
  }

  static std::string read(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  }

 private:
  QTemporaryDir m_folder;
};

// An article that says everything twice, in other words: what a cloze needs. Every article has names and years of its
// own.
inline std::string articleText(int number) {
  const std::string name = "Marl" + std::string(1, static_cast<char>('a' + number % 26)) + "ne";
  const std::string year = std::to_string(1500 + number);
  std::string text = "The old bridge over the wide river was built by the famous mason " + name + " in the year " +
                     year + " from grey stone.\n";
  for (int i = 0; i < 12; ++i) {
    text += "Many travellers passed the gate number " + std::to_string(i * 7 + number % 5) +
            " of the town and told long tales about the winter, the market and the hills. ";
  }
  return text + "\nWhen the mason " + name +
         " died, the people of the town walked over the famous bridge in the rain of " + year + " with candles.\n" +
         "Nobody in the valley had seen so much snow as in that winter, and the market stayed closed.\n";
}

inline std::string articleLines(int count) {
  std::string lines;
  for (int i = 0; i < count; ++i) {
    lines += nlohmann::json{{"title", "Bridge " + std::to_string(i)}, {"text", articleText(i)}}.dump() + "\n";
  }
  return lines;
}

inline std::string passageLine(const std::string& title, const std::string& context,
                               const std::vector<std::pair<std::string, std::string>>& questions) {
  nlohmann::json record = {{"title", title}, {"context", context}, {"qas", nlohmann::json::array()}};
  for (const auto& [question, answer] : questions) record["qas"].push_back({{"q", question}, {"a", {answer}}});
  return record.dump() + "\n";
}

}  // namespace tests
