// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/answer_output.h"

#include <iostream>
#include <utility>

#include "app/cli/document_output.h"
#include "app/cli/material.h"
#include "app/documents/places.h"
#include "engine/values/confidence.h"

namespace cli {

namespace {

Json evidenceJson(const engine::Evidence& piece, const Imported& imported) {
  Json json{{"begin", piece.bytes.begin}, {"end", piece.bytes.end}, {"score", piece.score}};
  if (!imported) return json;
  Json places = placesJson(*imported, piece.bytes);
  json.update(places);
  return json;
}

}  // namespace

engine::TokenSink AnswerPrinter::sink(Interrupts::Job& job) {
  return [this, print = tokenPrinter(job)](const engine::GeneratedToken& token) {
    m_held += token.text;
    m_open = m_open || !engine::kNoAnswer.starts_with(m_held);
    if (!m_open) return;
    engine::GeneratedToken shown = token;
    shown.text = std::exchange(m_held, {});
    print(shown);
  };
}

void AnswerPrinter::finish(const engine::Answer& answer) {
  std::cout << (answer.abstained ? "not in the text" : m_held) << '\n';
}

Json answerJson(const engine::Answer& answer, bool evidence, const Imported& imported) {
  Json json{{"answer", answer.text},
            {"source", nameOf(answer.source)},
            {"ratio", answer.ratio},
            {"context_tokens", answer.contextTokens},
            {"memory_tokens", answer.memoryTokens},
            {"decoder_positions", answer.decoderPositions},
            {"abstained", answer.abstained},
            {"confidence", answer.confidence ? Json(*answer.confidence) : Json(nullptr)},
            {"grounded", answer.grounded},
            {"segments", answer.segments},
            {"segments_read", answer.segmentsRead},
            {"reread", answer.reread},
            {"log_probability", answer.logProbability},
            {"abstain_log_probability", answer.abstainLogProbability},
            {"compress_ms", answer.compressMilliseconds},
            {"first_token_ms", answer.firstTokenMilliseconds},
            {"tokens_per_second", answer.tokensPerSecond},
            {"notes", answer.notes}};
  if (!evidence) return json;
  json["evidence"] = Json::array();
  for (const engine::Evidence& piece : answer.evidence) json["evidence"].push_back(evidenceJson(piece, imported));
  return json;
}

std::string answerMetrics(const engine::Answer& answer) {
  std::string text = nameOf(answer.source);
  if (answer.memoryTokens > 0) text += " " + ratioText(answer.ratio);
  text += ": " + grouped(answer.contextTokens) + " tokens in " + grouped(answer.decoderPositions) + " positions";
  if (answer.compressMilliseconds > 0) text += " · compress " + fixed(answer.compressMilliseconds, 0) + " ms";
  text += " · first token " + fixed(answer.firstTokenMilliseconds, 0) + " ms · " + fixed(answer.tokensPerSecond, 0) +
          " tokens/s · log-probability " + fixed(answer.logProbability, 2) + " a token";
  if (answer.grounded) text += " · in the text's words";
  if (answer.confidence) {
    text += " · " + std::string(engine::confidenceWords(*answer.confidence)) + " (" +
            fixed(100 * *answer.confidence, 0) + " %)";
  }
  return text;
}

void printEvidence(const engine::Answer& answer, const std::vector<engine::DocumentText>& documents,
                   const Imported& imported) {
  if (answer.segmentsRead.empty()) {
    std::cout << "Nothing was read, so there is no evidence.\n";
    return;
  }
  if (answer.evidence.empty()) std::cout << "No passage stands out as the source.\n";
  for (const engine::Evidence& piece : answer.evidence) {
    const engine::DocumentText& document = documents.at(static_cast<std::size_t>(piece.document));
    const auto begin = static_cast<std::size_t>(piece.bytes.begin);
    const auto end = static_cast<std::size_t>(piece.bytes.end);
    std::cout << "  ";
    if (end <= document.text.size() && begin < end) {
      std::cout << "“" << oneLine(document.text.substr(begin, end - begin)) << "”";
    } else {
      std::cout << "bytes " << begin << "–" << end << ", text not kept";
    }
    const std::string place = imported ? documents::placeText(*imported, piece.bytes) : std::string();
    std::cout << "  (" << document.name << (place.empty() ? "" : ", ") << place << ", " << fixed(100 * piece.score, 0)
              << " %)\n";
  }
}

}  // namespace cli
