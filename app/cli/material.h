// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>

#include "app/cli/interrupts.h"
#include "app/documents/imported_document.h"
#include "engine/engine.h"

namespace cli {

// What questions are asked of, as the command line says it.
struct MaterialOptions {
  std::string document;  // a document, "-", or a memory file
  std::optional<double> ratio;
  std::optional<int> budget;
  std::optional<std::string> mask;
  std::optional<std::string> compressor;
  std::string source = "auto";
};

// The document and how it is compressed; and with it what is read.
void addDocumentOptions(CLI::App& app, MaterialOptions& options);
void addMaterialOptions(CLI::App& app, MaterialOptions& options);

// A document made ready for questions: compressed once, however many are asked.
class Material {
 public:
  // Errors: a document that cannot be read; options that a finished memory file cannot follow; those of compress().
  Material(const engine::Engine& engine, const MaterialOptions& options, Interrupts::Job& job);

  engine::Answer ask(const engine::Engine& engine, const std::string& question, const engine::AskOptions& options,
                     const engine::TokenSink& sink, std::stop_token stop) const;

  // How it was made ready. Of a document that was compressed, with the compressor's name even where none was asked for.
  engine::Source source() const { return m_source; }
  const engine::Memory* memory() const { return m_memory ? &*m_memory : nullptr; }  // null: the text is read
  const engine::CompressOptions& compression() const { return m_compression; }
  // Memory::modelHash where there is a memory, otherwise the engine's.
  std::string modelHash(const engine::Engine& engine) const;

  // The documents evidence points into; their text is empty when a memory file did not keep it.
  const std::vector<engine::DocumentText>& documents() const;
  // The file they were read from, with the places of its text; none when it was a memory file.
  const std::optional<documents::ImportedDocument>& imported() const { return m_imported; }

 private:
  void openMemoryFile(const MaterialOptions& options);
  void compress(const engine::Engine& engine, const MaterialOptions& options, Interrupts::Job& job);

  engine::Source m_source;
  engine::CompressOptions m_compression;
  std::optional<documents::ImportedDocument> m_imported;
  std::optional<engine::Memory> m_memory;
  std::vector<engine::DocumentText> m_documents;  // when there is no memory
  double m_compressMilliseconds = 0;
};

engine::Source sourceNamed(const std::string& name);
std::string nameOf(engine::Source source);

}  // namespace cli
