// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTemporaryDir>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "app/store/recording.h"
#include "app/store/session.h"
#include "engine/error.h"
#include "engine/pic/masks.h"

// A conversation with a value that is not the default in every field.
namespace tests {

inline store::Settings sampleSettings() {
  store::Settings settings;
  settings.modelFolder = "/home/somebody/models/tiny";
  settings.modelHash = "0123456789abcdef-fedcba9876543210";
  settings.dtype = "float32";
  settings.threads = 3;
  settings.compression.ratio = 8;
  settings.compression.compressor = "pic";
  settings.compression.mask = engine::presetMask("full");
  settings.sampling = {0.5, 10, 0.9, 42, 16};
  return settings;
}

inline engine::Answer sampleAnswer() {
  engine::Answer answer;
  answer.text = "in 1871";
  answer.ratio = 7.5;
  answer.contextTokens = 30;
  answer.memoryTokens = 4;
  answer.decoderPositions = 12;
  answer.logProbability = -0.1234567890123456;
  answer.compressMilliseconds = 1.5;
  answer.firstTokenMilliseconds = 2.25;
  answer.tokensPerSecond = 100.125;
  answer.tokens = {{7, "in", -0.1}, {12, " 1871", -0.14691357802469123}};
  answer.evidence = {{0, {0, 34}, 0.75, {0, 2}}};
  answer.notes = {"This mask was not trained."};
  return answer;
}

inline store::Turn sampleTurn(const std::string& question = "When was the lighthouse built?") {
  store::Turn turn;
  turn.asked = 1'790'000'000'123;
  turn.question = question;
  turn.settings = sampleSettings();
  turn.machine = {"Some Processor", 2, std::int64_t{8} << 30, "Linux 6.1"};
  turn.program = "pic 0.1.0";
  return turn;
}

inline store::Session sampleSession() {
  store::Session session;
  session.title = "The lighthouse";
  session.created = 1'790'000'000'000;
  session.changed = 1'790'000'001'000;
  session.settings = sampleSettings();
  session.documents = {
      {"light.txt", "The lighthouse was built in 1871. Ferries leave at six.", "text", "/home/somebody/light.txt"},
      {"café 图书馆.md", "图书馆星期一开放。 Crème brûlée for <b>all</b> & \"none\".", "markdown", ""}};
  session.open = {0};
  store::Turn done = sampleTurn();
  done.documents = {0};
  done.state = store::TurnState::Done;
  done.answer = sampleAnswer();
  store::Turn failed = sampleTurn("Who *runs* the <script>library</script>?");
  failed.documents = {1, 0};
  failed.state = store::TurnState::Failed;
  failed.failure = "There is not enough memory for this.";
  session.turns = {done, failed};
  return session;
}

// The sentence of the engine::Error that `job` throws; empty without one.
template <typename Job>
std::string errorOf(Job&& job) {
  try {
    job();
  } catch (const engine::Error& error) {
    return error.what();
  }
  return {};
}

// A folder for one test, with the path of a library in it.
class LibraryFolder {
 public:
  std::filesystem::path path() const { return m_folder.path().toStdString(); }
  std::filesystem::path library() const { return path() / "library.sqlite"; }

 private:
  QTemporaryDir m_folder;
};

inline std::string bytesOf(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

inline void writeBytes(const std::filesystem::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary) << bytes;
}

inline bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace tests

#define VERIFY_CONTAINS(text, part) \
  QVERIFY2(tests::contains((text), (part)), ("\"" + (text) + "\" lacks \"" + (part) + "\"").c_str())
