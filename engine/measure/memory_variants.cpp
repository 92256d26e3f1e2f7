// SPDX-License-Identifier: Apache-2.0
#include "engine/measure/memory_variants.h"

#include <chrono>

#include "engine/error.h"
#include "engine/measure/memory_controls.h"

namespace engine {

const Memory& MemoryVariants::of(EvaluatedSource source) {
  if (!m_memory) make();
  const bool noise = source == EvaluatedSource::Noise;
  if (!noise && source != EvaluatedSource::Shuffled) return *m_memory;
  std::optional<Memory>& variant = noise ? m_noise : m_shuffled;
  if (!variant) variant = noise ? noiseMemory(*m_memory, m_seed) : shuffledMemory(*m_memory, m_seed);
  return *variant;
}

void MemoryVariants::make() {
  if (!m_failure.empty()) throw Error(m_failure);
  try {
    const auto begin = std::chrono::steady_clock::now();
    m_memory = m_engine.compress({m_text}, m_options, {}, m_stop);
    m_milliseconds = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
  } catch (const Error& error) {
    m_failure = error.what();
    throw;
  }
}

}  // namespace engine
