// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/material.h"

#include <array>
#include <chrono>

#include "app/cli/compression.h"
#include "app/cli/output.h"
#include "app/cli/progress_bar.h"
#include "app/cli/text_input.h"
#include "engine/error.h"
#include "engine/pic/memory_file.h"

namespace cli {
namespace {

using engine::Error;
using engine::Source;

struct NamedSource {
  const char* name;
  Source source;
};
constexpr std::array kSources{NamedSource{"auto", Source::Auto},     NamedSource{"memory", Source::Memory},
                              NamedSource{"full", Source::Full},     NamedSource{"none", Source::None},
                              NamedSource{"budget", Source::Budget}, NamedSource{"budget-bm25", Source::BudgetBm25}};

bool readsMemory(Source source) { return source == Source::Auto || source == Source::Memory; }

void refuseForMemoryFile(const MaterialOptions& options, const engine::Memory& memory) {
  const std::string end = " was fixed when " + options.document + " was made; compress the text again for another.";
  if (options.ratio && *options.ratio != 1 && *options.ratio != memory.ratio) throw Error("The ratio" + end);
  if (options.budget) throw Error("The number of memory tokens" + end);
  if (options.mask || options.compressor) throw Error("The mask" + end);
}

}  // namespace

void addDocumentOptions(CLI::App& app, MaterialOptions& options) {
  app.add_option("DOC", options.document,
                 "Document (text, Markdown, HTML, PDF, docx, odt), - for text from standard input, or memory file")
      ->required();
  CLI::Option* ratio = addRatioOption(app, options.ratio);
  addBudgetOption(app, options.budget)->excludes(ratio);
  addMaskOptions(app, options.mask, options.compressor);
}

void addMaterialOptions(CLI::App& app, MaterialOptions& options) {
  addDocumentOptions(app, options);
  app.add_option("--source", options.source,
                 "What is read: auto (default: memory, and text again where that leaves it unsure), memory, full, none, "
                 "budget (leading text), or budget-bm25 (best sentences)")
      ->check(CLI::IsMember({"auto", "memory", "full", "none", "budget", "budget-bm25"}))
      ->type_name("NAME");
}

Material::Material(const engine::Engine& engine, const MaterialOptions& options, Interrupts::Job& job)
    : m_source(sourceNamed(options.source)) {
  if (options.budget && !readsMemory(m_source)) throw Error("--budget goes with --source auto or memory; use --ratio.");
  if (options.ratio == 1 && m_source != Source::None) m_source = Source::Full;
  m_compression.ratio = options.ratio.value_or(defaultRatio(engine.folder()));
  if (isMemoryFile(options.document)) {
    openMemoryFile(options);
  } else {
    m_imported = readDocument(options.document);
    m_documents = {textOf(*m_imported)};
    if (readsMemory(m_source)) compress(engine, options, job);
  }
}

void Material::openMemoryFile(const MaterialOptions& options) {
  engine::Memory memory = engine::openMemory(options.document);
  if (readsMemory(m_source)) {
    refuseForMemoryFile(options, memory);
    m_memory = std::move(memory);
    return;
  }
  m_documents = std::move(memory.documents);
  m_compression.ratio = options.ratio.value_or(memory.ratio);
  if (m_source == Source::None) return;
  for (const engine::DocumentText& document : m_documents) {
    if (document.text.empty()) {
      throw Error(options.document + " was made without its text, so only its memory can be asked.");
    }
  }
}

void Material::compress(const engine::Engine& engine, const MaterialOptions& options, Interrupts::Job& job) {
  m_compression = compressOptions(engine.folder(), options.ratio, options.budget, options.mask, options.compressor);
  ProgressBar bar;
  const auto start = std::chrono::steady_clock::now();
  m_memory = engine.compress(m_documents, m_compression, bar.listener(), job.token());
  m_compressMilliseconds = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
  m_compression.compressor = m_memory->compressor;
}

engine::Answer Material::ask(const engine::Engine& engine, const std::string& question,
                             const engine::AskOptions& options, const engine::TokenSink& sink,
                             std::stop_token stop) const {
  if (!m_memory)
    return engine.askText(m_documents, question, m_source, m_compression.ratio, options, sink, std::move(stop));
  engine::AskOptions ask = options;
  ask.reread = m_source == Source::Auto;
  engine::Answer answer = engine.ask(*m_memory, question, ask, sink, std::move(stop));
  answer.compressMilliseconds = m_compressMilliseconds;
  return answer;
}

std::string Material::modelHash(const engine::Engine& engine) const {
  return m_memory ? m_memory->modelHash : engine.modelHash();
}

const std::vector<engine::DocumentText>& Material::documents() const {
  return m_memory ? m_memory->documents : m_documents;
}

Source sourceNamed(const std::string& name) {
  for (const NamedSource& known : kSources) {
    if (name == known.name) return known.source;
  }
  throw Error("The source \"" + name + "\" is unknown; known are auto, memory, full, none, budget and budget-bm25.");
}

std::string nameOf(Source source) {
  for (const NamedSource& known : kSources) {
    if (source == known.source) return known.name;
  }
  return {};
}

}  // namespace cli
