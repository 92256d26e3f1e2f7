// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "app/store/session.h"
#include "engine/engine.h"

namespace cli {

// A recorded answer beside the one that came out now.
struct TurnReplay {
  std::string skipped;  // why there is nothing to compare; empty: it was computed again
  engine::Answer now;
  std::size_t tokens = 0;        // recorded
  std::size_t sameTokens = 0;    // from the first on, those with the same id
  double largestDifference = 0;  // of the log-probabilities of these
  bool same() const;             // the same ids, and log-probabilities within 1e-4
};

// Computes turns of a session again, as they were computed: documents, compression, sampling, device, dtype, threads.
// Loads the model and compresses the documents anew only where a turn differs from the one before.
class Replayer {
 public:
  // What `wanted` leaves open ("auto", 0 threads) is as recorded.
  Replayer(const store::Session& session, std::filesystem::path modelFolder, engine::EngineOptions wanted,
           bool anyModel)
      : m_session(session), m_folder(std::move(modelFolder)), m_wanted(std::move(wanted)), m_anyModel(anyModel) {}

  // Errors: the model is another one than the recorded, unless any will do; those of the engine.
  TurnReplay replay(const store::Turn& turn, const std::stop_token& stop);

  const engine::Engine& engine() const { return *m_engine; }  // of the last turn

 private:
  void openEngine(const store::Turn& turn);
  void openMemory(const store::Turn& turn, const std::stop_token& stop);
  void mustBe(const std::string& recorded, const std::string& found) const;
  std::vector<engine::DocumentText> documentsOf(const store::Turn& turn) const;

  const store::Session& m_session;
  std::filesystem::path m_folder;
  engine::EngineOptions m_wanted;
  bool m_anyModel;
  std::optional<engine::Engine> m_engine;
  engine::EngineOptions m_engineOptions;
  std::optional<engine::Memory> m_memory;
  std::string m_memoryKey;
  double m_compressMilliseconds = 0;
};

// Whether there is anything to compute again in a turn; if not, why.
std::string reasonToSkip(const store::Turn& turn);

}  // namespace cli
