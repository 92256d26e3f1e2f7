// SPDX-License-Identifier: Apache-2.0
#include "engine/train/run_log.h"

#include <algorithm>
#include <cmath>

#include "engine/error.h"

namespace engine {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kMostCells = 1 << 17;  // of one map in the file: about half a megabyte of text

double rounded(double value, double unit) { return std::round(value / unit) * unit; }

void open(std::ofstream& stream, const std::filesystem::path& file) {
  stream.open(file, std::ios::app);
  if (!stream) throw Error("The log " + file.string() + " cannot be written.");
}

Json scoresJson(const HeldOutReport& held) {
  Json scores = Json::array();
  for (const HeldOutScore& s : held.scores) {
    scores.push_back({{"source", s.source}, {"compressor", s.compressor}, {"ratio", s.ratio}, {"n", s.count},
                      {"em", rounded(s.exactMatch, 0.01)}, {"f1", rounded(s.f1, 0.01)}});
  }
  return scores;
}

Json samplesJson(const HeldOutReport& held) {
  Json samples = Json::array();
  for (const DecodedSample& s : held.samples) {
    samples.push_back({{"source", s.source}, {"question", s.question}, {"gold", s.gold}, {"answer", s.answer}});
  }
  return samples;
}

Json taughtJson(const std::vector<TaughtScore>& taught) {
  Json scores = Json::array();
  for (const TaughtScore& s : taught) {
    scores.push_back({{"objective", objectiveName(s.objective)}, {"source", s.source}, {"compressor", s.compressor},
                      {"ratio", s.ratio}, {"targets", s.targets}, {"loss", rounded(s.loss, 1e-4)},
                      {"accuracy", rounded(s.accuracy, 1e-4)}});
  }
  return scores;
}

Json memoriesJson(const std::vector<MemoryMap>& maps) {
  Json memories = Json::array();
  for (const MemoryMap& map : maps) {
    Json layers = Json::array();
    double sum = 0;
    for (const double share : map.diagonal) {
      layers.push_back(rounded(share, 1e-4));
      sum += share;
    }
    const Json mean = map.diagonal.empty() ? Json() : Json(rounded(sum / map.layers, 1e-4));
    memories.push_back({{"compressor", map.compressor}, {"ratio", map.ratio}, {"diagonal", mean}, {"layers", layers},
                        {"memory_norm", rounded(map.memoryNorm, 1e-4)},
                        {"embedding_norm", rounded(map.embeddingNorm, 1e-4)}});
  }
  return memories;
}

// Shares of a long text are small: their square roots fill a byte better than they do.
int compressed(float share) { return static_cast<int>(std::lround(255 * std::sqrt(std::clamp(share, 0.0F, 1.0F)))); }

// (layers, memories, tokens), or the mean over layers where that is too much for a line.
Json cellsJson(const MemoryMap& map, bool mean) {
  const std::size_t one = static_cast<std::size_t>(map.memories) * map.tokens;
  std::vector<int> cells;
  cells.reserve(mean ? one : map.shares.size());
  for (std::size_t i = 0; i < (mean ? one : map.shares.size()); ++i) {
    if (!mean) {
      cells.push_back(compressed(map.shares[i]));
      continue;
    }
    float sum = 0;
    for (std::size_t layer = 0; layer < static_cast<std::size_t>(map.layers); ++layer) sum += map.shares[layer * one + i];
    cells.push_back(compressed(sum / static_cast<float>(map.layers)));
  }
  return cells;
}

Json mapJson(const MemoryMap& map, int step) {
  const bool mean = map.shares.size() > kMostCells;
  Json chunks = Json::array();
  for (const auto& [begin, end] : map.chunks) chunks.push_back({begin, end});
  return {{"step", step}, {"compressor", map.compressor}, {"ratio", map.ratio}, {"layers", mean ? 1 : map.layers},
          {"mean_of_layers", mean}, {"memories", map.memories}, {"tokens", map.tokens}, {"chunks", chunks},
          {"cells", cellsJson(map, mean)}};
}

}  // namespace

RunLog::RunLog(const std::filesystem::path& run, TrainLog listener) : m_listener(std::move(listener)) {
  open(m_file, run / "log.jsonl");
  open(m_maps, run / "maps.jsonl");
  begin(0, 0);
}

void RunLog::begin(int step, int steps) {
  m_firstStep = step;
  m_steps = steps;
  m_begin = std::chrono::steady_clock::now();
}

void RunLog::write(const Json& line) {
  const std::string text = line.dump(-1, ' ', false, Json::error_handler_t::replace);
  m_file << text << '\n' << std::flush;
  if (m_listener) m_listener(text);
}

Json RunLog::meansSinceTheLastLine() {
  Json means = Json::object();
  for (const auto& [objective, mean] : m_means) {
    means[objectiveName(objective)] = {{"loss", rounded(mean.loss / mean.steps, 1e-4)},
                                       {"accuracy", rounded(mean.accuracy / mean.steps, 1e-4)},
                                       {"steps", mean.steps}};
  }
  m_means.clear();
  return means;
}

void RunLog::step(const StepRecord& record, int step, double seconds, bool said) {
  Mean& mean = m_means[record.draw.objective];
  mean.loss += record.loss;
  mean.accuracy += record.accuracy;
  ++mean.steps;
  if (!said) return;
  const double sitting = std::chrono::duration<double>(std::chrono::steady_clock::now() - m_begin).count();
  const double left = sitting / std::max(1, step - m_firstStep) * (m_steps - step);
  write({{"kind", "step"}, {"step", step}, {"objective", objectiveName(record.draw.objective)}, {"ratio", record.draw.ratio},
         {"compressor", record.compressor}, {"loss", rounded(record.loss, 1e-4)}, {"accuracy", rounded(record.accuracy, 1e-4)},
         {"targets", record.targets}, {"gradient_norm", rounded(record.gradientNorm, 1e-3)}, {"rate", record.rate},
         {"tokens_per_second", rounded(static_cast<double>(record.tokens) / record.stepSeconds, 1)},
         {"seconds", rounded(seconds, 0.01)}, {"seconds_left", rounded(left, 0.1)},
         {"objectives", meansSinceTheLastLine()}});
}

void RunLog::evaluation(int step, double seconds, const HeldOutReport& held, const std::vector<TaughtScore>& taught,
                        const std::vector<MemoryMap>& drawn) {
  write({{"kind", "evaluation"}, {"step", step}, {"seconds", rounded(seconds, 0.01)}, {"scores", scoresJson(held)},
         {"samples", samplesJson(held)}, {"taught", taughtJson(taught)}, {"memories", memoriesJson(drawn)}});
  maps(step, drawn);
}

void RunLog::maps(int step, const std::vector<MemoryMap>& drawn) {
  for (const MemoryMap& map : drawn) {
    if (map.layers > 0) m_maps << mapJson(map, step).dump() << '\n' << std::flush;
  }
}

}  // namespace engine
