// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/replay.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <nlohmann/json.hpp>

#include "app/store/session_json.h"
#include "app/store/settings_json.h"
#include "engine/error.h"

namespace cli {
namespace {

using engine::Source;

constexpr double kMostDifference = 1e-4;

engine::EngineOptions engineOptions(const engine::EngineOptions& wanted, const store::Settings& recorded) {
  engine::EngineOptions options = wanted;
  if (options.device == "auto") options.device = recorded.device.starts_with("cuda") ? "cuda" : "cpu";
  if (options.dtype == "auto" && !recorded.dtype.empty()) options.dtype = recorded.dtype;
  if (options.threads == 0) options.threads = recorded.threads;
  return options;
}

bool sameOptions(const engine::EngineOptions& a, const engine::EngineOptions& b) {
  return a.device == b.device && a.dtype == b.dtype && a.threads == b.threads;
}

// Two answers whose token has no probability at all do not differ.
double difference(double a, double b) { return a == b ? 0 : std::abs(a - b); }

// As far as the recorded one came before the user stopped it.
void shorten(engine::Answer& answer, std::size_t tokens) {
  if (answer.tokens.size() <= tokens) return;
  answer.tokens.resize(tokens);
  answer.text.clear();
  for (const engine::GeneratedToken& token : answer.tokens) answer.text += token.text;
}

TurnReplay compared(const engine::Answer& recorded, engine::Answer now) {
  TurnReplay result;
  if (recorded.stopped) shorten(now, recorded.tokens.size());
  result.tokens = recorded.tokens.size();
  const std::size_t both = std::min(recorded.tokens.size(), now.tokens.size());
  while (result.sameTokens < both && recorded.tokens[result.sameTokens].id == now.tokens[result.sameTokens].id) {
    const std::size_t at = result.sameTokens++;
    const double found = difference(recorded.tokens[at].logProbability, now.tokens[at].logProbability);
    result.largestDifference = std::max(result.largestDifference, found);
  }
  result.now = std::move(now);
  return result;
}

}  // namespace

bool TurnReplay::same() const {
  return skipped.empty() && sameTokens == tokens && now.tokens.size() == tokens && largestDifference <= kMostDifference;
}

std::string reasonToSkip(const store::Turn& turn) {
  const bool ended = turn.state == store::TurnState::Done || turn.state == store::TurnState::Stopped;
  if (!ended) return "it was " + store::nameOf(turn.state) + ", so there is no answer to compare";
  if (turn.answer.tokens.empty()) return "its answer has no tokens";
  return {};
}

void Replayer::mustBe(const std::string& recorded, const std::string& found) const {
  if (m_anyModel || recorded == found) return;
  throw engine::Error("This was recorded with the model " + recorded + "; the one in " + m_folder.string() + " is " +
                      found + ". Name the right folder with --model; with --any-model another one is tried.");
}

void Replayer::openEngine(const store::Turn& turn) {
  const engine::EngineOptions options = engineOptions(m_wanted, turn.settings);
  if (!m_engine || !sameOptions(options, m_engineOptions)) {
    m_memory.reset();
    m_engine.reset();  // before the next one takes its memory
    m_engine.emplace(m_folder, options);
    m_engineOptions = options;
  }
  const std::string& hash = turn.settings.modelHash;  // DECODER or DECODER-COMPRESSOR
  mustBe(hash.substr(0, hash.find('-')), m_engine->modelHash());
}

std::vector<engine::DocumentText> Replayer::documentsOf(const store::Turn& turn) const {
  std::vector<engine::DocumentText> documents;
  for (const int place : turn.documents) {
    const store::Document& document = m_session.documents.at(static_cast<std::size_t>(place));
    documents.push_back({document.name, document.text});
  }
  return documents;
}

void Replayer::openMemory(const store::Turn& turn, const std::stop_token& stop) {
  store::Settings compression;  // and nothing else
  compression.compression = turn.settings.compression;
  const std::string key = nlohmann::json(turn.documents).dump() + store::settingsToJson(compression).dump();
  if (m_memory && key == m_memoryKey) return;
  const auto start = std::chrono::steady_clock::now();
  m_memory = m_engine->compress(documentsOf(turn), turn.settings.compression, {}, stop);
  m_compressMilliseconds = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
  m_memoryKey = key;
  mustBe(turn.settings.modelHash, m_memory->modelHash);
}

TurnReplay Replayer::replay(const store::Turn& turn, const std::stop_token& stop) {
  TurnReplay result;
  result.skipped = reasonToSkip(turn);
  if (!result.skipped.empty()) return result;
  openEngine(turn);
  engine::AskOptions ask;
  ask.sampling = turn.settings.sampling;
  ask.evidence = turn.settings.evidence;
  ask.grounded = turn.settings.grounded;
  ask.abstain = turn.settings.abstain;
  ask.retrieve = turn.settings.retrieve;
  // An answer that was stopped before it was doubted has not been tried again on the text.
  ask.reread = turn.settings.source == Source::Auto && !(turn.answer.stopped && turn.answer.reread == 0);
  if (turn.settings.source != Source::Memory && turn.settings.source != Source::Auto) {
    return compared(turn.answer, m_engine->askText(documentsOf(turn), turn.question, turn.settings.source,
                                                   turn.settings.compression.ratio, ask, {}, stop));
  }
  openMemory(turn, stop);
  engine::Answer now = m_engine->ask(*m_memory, turn.question, ask, {}, stop);
  now.compressMilliseconds = m_compressMilliseconds;
  return compared(turn.answer, std::move(now));
}

}  // namespace cli
