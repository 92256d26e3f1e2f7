// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/transcript.h"

#include <cstdio>
#include <filesystem>

#include "engine/text/utf8.h"

namespace store {
namespace {

std::string rounded(double value, int digits) {
  char text[64];
  std::snprintf(text, sizeof text, "%.*f", digits, value);
  return text;
}

std::string ratioText(double ratio) {
  std::string text = rounded(ratio, 1);
  if (text.ends_with(".0")) text.resize(text.size() - 2);
  return text + "×";
}

std::string trimmed(const std::string& text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  return begin == std::string::npos ? "" : text.substr(begin, text.find_last_not_of(" \t\r\n") + 1 - begin);
}

std::string compressionText(const Settings& settings) {
  const engine::CompressOptions& compression = settings.compression;
  std::string text = compression.budget ? "memory of " + std::to_string(*compression.budget) + " tokens"
                                        : "memory at " + ratioText(compression.ratio);
  if (compression.compressor) text += ", compressor " + *compression.compressor;
  if (compression.mask) text += ", mask " + compression.mask->name;
  return text;
}

std::string sourceText(const Settings& settings) {
  switch (settings.source) {
    case engine::Source::Memory:
      return compressionText(settings);
    case engine::Source::Full:
      return "the full text";
    case engine::Source::None:
      return "no text at all";
    case engine::Source::Auto:
      return compressionText(settings) + ", unsure answers again from the best passages";
    case engine::Source::BudgetBm25:
      return "the best sentences in the place of a memory at " + ratioText(settings.compression.ratio);
    case engine::Source::Budget:
      return "leading text in the place of a memory at " + ratioText(settings.compression.ratio);
  }
  return {};
}

}  // namespace

std::vector<Quotation> quotationsOf(const Session& session, const Turn& turn) {
  std::vector<Quotation> quotations;
  for (const engine::Evidence& piece : turn.answer.evidence) {
    if (static_cast<std::size_t>(piece.document) >= turn.documents.size()) continue;
    const Document& document = session.documents.at(static_cast<std::size_t>(turn.documents[piece.document]));
    auto begin = static_cast<std::size_t>(piece.bytes.begin);
    auto end = static_cast<std::size_t>(piece.bytes.end);
    if (begin >= end || end > document.text.size()) continue;
    while (begin > 0 && engine::continuesCharacter(document.text[begin])) --begin;
    while (end < document.text.size() && engine::continuesCharacter(document.text[end])) ++end;
    quotations.push_back({trimmed(document.text.substr(begin, end - begin)), document.name, piece.score});
  }
  return quotations;
}

std::string settingsText(const Settings& settings) {
  std::filesystem::path folder = settings.modelFolder;
  if (!folder.has_filename()) folder = folder.parent_path();
  std::string text = "Model " + folder.filename().string() + " (" + settings.modelHash + "), " + sourceText(settings);
  text += ", " + settings.dtype + " on " + settings.device + ", " + std::to_string(settings.threads) +
          (settings.threads == 1 ? " thread" : " threads");
  if (settings.sampling.temperature > 0) {
    text += ", temperature " + rounded(settings.sampling.temperature, 2) + ", seed " +
            std::to_string(settings.sampling.seed);
  }
  return text;
}

std::string metricsText(const engine::Answer& answer) {
  std::string text =
      std::to_string(answer.contextTokens) + " tokens in " + std::to_string(answer.decoderPositions) + " positions";
  if (answer.compressMilliseconds > 0) text += " · compress " + rounded(answer.compressMilliseconds, 0) + " ms";
  return text + " · first token " + rounded(answer.firstTokenMilliseconds, 0) + " ms · " +
         rounded(answer.tokensPerSecond, 0) + " tokens/s · log-probability " + rounded(answer.logProbability, 2) +
         " a token";
}

std::string stateText(const Turn& turn) {
  switch (turn.state) {
    case TurnState::Done:
      return {};
    case TurnState::Running:
      return "Not finished yet.";
    case TurnState::Stopped:
      return "Stopped before its end.";
    case TurnState::Interrupted:
      return "Interrupted: the program ended while this was being answered.";
    case TurnState::Failed:
      return "No answer: " + turn.failure;
  }
  return {};
}

std::string documentNames(const Session& session, const Turn& turn) {
  std::string names;
  if (session.documents.size() < 2) return names;
  for (const int place : turn.documents) {
    names += (names.empty() ? "" : ", ") + session.documents.at(static_cast<std::size_t>(place)).name;
  }
  return names;
}

}  // namespace store
