// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <tuple>

#include "app/cli/output.h"
#include "engine/measure/evaluation.h"

namespace cli {

// An evaluation as JSON lines while it runs: for who follows it, and for the run that goes on where this one is stopped.
// Lines: docs/formats.md. One process writes a log at a time.
class EvaluationLog {
 public:
  // Goes on with the file when its first line has the same `key`, which names all that answers depend on; begins anew
  // when it has another. A last line that was cut off is dropped.
  // Errors: a file that is no log of an evaluation, which is left alone; one that cannot be written.
  EvaluationLog(std::filesystem::path file, const std::string& key, Json run);

  std::size_t remembered() const { return m_known.size(); }  // answers of an earlier run
  bool replaced() const { return m_replaced; }               // the file was of another evaluation
  // REQUIRES: the log outlives it.
  engine::EvaluationListener listener();
  void finish(bool stopped);

 private:
  using Place = std::tuple<int, int, int>;  // row, document, question

  void read(const std::string& key);
  void write(const Json& line);

  std::filesystem::path m_file;
  std::ofstream m_stream;
  std::map<Place, engine::EvaluatedQuestion> m_known;
  bool m_resumed = false;
  bool m_replaced = false;
  std::uintmax_t m_wholeLines = 0;  // bytes
};

}  // namespace cli
