// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>

#include "engine/engine.h"
#include "engine/measure/evaluated_source.h"

namespace engine {

// A document's memory and the controls made of it, each made when it is first asked for. Lives shorter than the engine.
class MemoryVariants {
 public:
  MemoryVariants(const Engine& engine, DocumentText text, const CompressOptions& options, std::uint64_t seed,
                 std::stop_token stop)
      : m_engine(engine), m_text(std::move(text)), m_options(options), m_seed(seed), m_stop(std::move(stop)) {}

  // Errors: those of compress(), the same each time.
  const Memory& of(EvaluatedSource source);
  double milliseconds() const { return m_milliseconds; }  // that compressing took

 private:
  void make();

  const Engine& m_engine;
  DocumentText m_text;
  CompressOptions m_options;
  std::uint64_t m_seed;
  std::stop_token m_stop;
  std::optional<Memory> m_memory, m_shuffled, m_noise;
  double m_milliseconds = 0;
  std::string m_failure;
};

}  // namespace engine
