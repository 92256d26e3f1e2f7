// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <iostream>

#include "app/cli/explain_output.h"

namespace cli {
namespace {

constexpr std::size_t kLongest = 72;  // bytes of an excerpt
constexpr std::string_view kShades = " .:-=+*#%@";

void printCaveat(std::string_view caveat) { std::cout << "\nWhat this does not prove: " << caveat << '\n'; }

std::string signedNumber(double value, int digits) { return (value < 0 ? "" : "+") + fixed(value, digits); }

std::string names(const std::vector<int>& memories) {
  if (memories.empty()) return {};
  std::string text = "m" + std::to_string(memories.front());
  if (memories.size() > 1) text += "…m" + std::to_string(memories.back());
  return text + "  ";
}

char shade(float value, float most) {
  if (value <= 0 || most <= 0) return kShades.front();
  const auto step = static_cast<std::size_t>(std::lround(value / most * static_cast<float>(kShades.size() - 1)));
  return kShades[std::clamp<std::size_t>(step, 1, kShades.size() - 1)];
}

}  // namespace

std::string excerpt(const engine::Memory& memory, int document, const engine::ByteRange& bytes) {
  const std::string& text = memory.documents.at(static_cast<std::size_t>(document)).text;
  if (text.empty()) return "bytes " + std::to_string(bytes.begin) + "–" + std::to_string(bytes.end);
  std::string piece =
      oneLine(text.substr(static_cast<std::size_t>(bytes.begin), static_cast<std::size_t>(bytes.end - bytes.begin)));
  while (!piece.empty() && piece.back() == ' ') piece.pop_back();
  if (piece.size() <= kLongest) return "“" + piece + "”";
  std::size_t end = kLongest;
  while (end > 0 && (static_cast<unsigned char>(piece[end]) & 0xC0) == 0x80) --end;  // never half a character
  return "“" + piece.substr(0, end) + "…”";
}

void printAttribution(const engine::Attribution& attribution, const engine::AskedQuestion& asked, const Shown& shown) {
  const bool shares = attribution.method == engine::AttributionMethod::Rollout;
  std::cout << asked.answer.text << "\n\n";
  int left = shown.parts;
  for (const int p : attribution.ranking()) {
    if (left-- == 0) break;
    const engine::AttributedPart& part = attribution.parts[static_cast<std::size_t>(p)];
    const double total = attribution.total(p);
    std::cout << "  " << (shares ? fixed(100 * total, 1) + " %" : signedNumber(total, 2) + " nats") << "  "
              << names(part.memories) << excerpt(asked.memory, part.document, part.bytes) << '\n';
  }
  if (attribution.done() > shown.parts) std::cout << "  … and " << attribution.done() - shown.parts << " more\n";
  if (attribution.stopped)
    std::cout << "  stopped after " << attribution.done() << " of " << attribution.parts.size() << '\n';
  printCaveat(engine::caveatOf(attribution.method));
}

void printKnockOut(const engine::KnockOut& knockOut) {
  std::cout << "before:  " << oneLine(knockOut.before.text) << "\nafter:   " << oneLine(knockOut.after.text)
            << "\nchanges:";
  for (const engine::WordChange& word : knockOut.words) {
    const char* marks[] = {"", "[-", "{+"};
    const char* ends[] = {"", "-]", "+}"};
    const auto kind = static_cast<std::size_t>(word.kind);
    std::cout << ' ' << marks[kind] << word.word << ends[kind];
  }
  std::cout << "\n\nlog-probability of the first answer's tokens\n";
  for (std::size_t t = 0; t < knockOut.withoutThem.size(); ++t) {
    std::cout << "  " << fixed(knockOut.logProbabilities[t], 2) << " → " << fixed(knockOut.withoutThem[t], 2) << "  ("
              << signedNumber(knockOut.withoutThem[t] - knockOut.logProbabilities[t], 2) << ")  “"
              << oneLine(knockOut.before.tokens[t].text) << "”\n";
  }
  printCaveat(engine::kKnockOutCaveat);
}

void printInfluence(const engine::Influence& influence) {
  const float most = influence.moved.empty() ? 0 : *std::max_element(influence.moved.begin(), influence.moved.end());
  std::cout << "Rows: memory tokens; columns: " << influence.columns << " pieces of segment " << influence.segment
            << ". @ moves by " << fixed(100 * most, 0) << " % of its length, a blank does not move.\n";
  for (int m = 0; m < influence.memories; ++m) {
    std::string row = "m" + std::to_string(influence.firstMemory + m);
    row.resize(std::max<std::size_t>(row.size() + 1, 7), ' ');
    for (int c = 0; c < influence.columns; ++c) row += shade(influence.at(m, c), most);
    std::cout << row << '\n';
  }
  if (influence.stopped)
    std::cout << "stopped after " << influence.columns << " of " << influence.pieces.size() << '\n';
  printCaveat(engine::kInfluenceCaveat);
}

void printAnswerAttention(const engine::AttentionView& view, const engine::AskedQuestion& asked, const Shown& shown) {
  const std::vector<float> weights = engine::pooledAttention(view, shown.layer, shown.head);
  for (std::size_t r = 0; r < view.rows.size() && !weights.empty(); ++r) {
    const float* row = weights.data() + r * view.columns.size();
    std::vector<int> order(view.columns.size());
    for (std::size_t c = 0; c < order.size(); ++c) order[c] = static_cast<int>(c);
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) { return row[a] > row[b]; });
    order.resize(std::min<std::size_t>(order.size(), static_cast<std::size_t>(shown.parts)));
    std::cout << "“" << oneLine(view.rows[r].text) << "”\n";
    for (const int c : order) {
      const engine::AttentionPosition& position = view.columns[static_cast<std::size_t>(c)];
      std::cout << "  " << fixed(100 * row[c], 1) << " %  " << oneLine(position.text);
      if (position.memory >= 0) std::cout << "  " << excerpt(asked.memory, position.document, position.bytes);
      std::cout << '\n';
    }
  }
  printCaveat(engine::kAttentionCaveat);
}

void printMemoryMap(const engine::AttentionView& view, const engine::MemoryMap& map, const engine::Memory& memory) {
  std::cout << "diagonal score " << fixed(map.diagonalScore, 3)
            << " (share of attention on text inside the own chunk)\n";
  for (std::size_t m = 0; m < map.rows.size(); ++m) {
    const engine::MemoryMapRow& row = map.rows[m];
    std::cout << view.rows[m].text << "  centre " << fixed(row.centre, 1) << "  entropy " << fixed(row.entropy, 2)
              << "  own chunk " << fixed(100 * row.diagonal, 0) << " %  "
              << excerpt(memory, view.rows[m].document, view.rows[m].bytes) << '\n';
  }
  printCaveat(engine::kAttentionCaveat);
}

void printSurvival(const engine::Survival& survival, const engine::Memory& memory) {
  const engine::Segment& segment = memory.segments[static_cast<std::size_t>(survival.segment)];
  const std::string& text = memory.documents[static_cast<std::size_t>(segment.document)].text;
  std::cout << fixed(100 * survival.share, 0)
            << " % of the tokens are told again.\n\ntold:    " << oneLine(survival.told)
            << "\n\nsource, with what is lost in [ ]:\n";
  std::int64_t at = segment.bytes.begin;
  bool lost = false;
  for (const engine::SurvivalToken& token : survival.tokens) {
    if (lost && token.told) std::cout << "]";  // before the space of what follows
    const std::string piece =
        text.substr(static_cast<std::size_t>(at), static_cast<std::size_t>(std::max(at, token.bytes.end) - at));
    const std::size_t word = std::min(piece.find_first_not_of(" \n\t\r"), piece.size());
    std::cout << oneLine(piece.substr(0, word)) << (!token.told && !lost ? "[" : "") << oneLine(piece.substr(word));
    lost = !token.told;
    at = std::max(at, token.bytes.end);
  }
  std::cout << (lost ? "]" : "") << '\n';
  printCaveat(engine::kSurvivalCaveat);
}

void printGeometry(const engine::MemoryGeometry& geometry) {
  std::cout << "two axes hold " << fixed(100 * geometry.explained[0], 0) << " % and "
            << fixed(100 * geometry.explained[1], 0) << " % of the spread; words have a norm of "
            << fixed(geometry.vocabularyNorm, 2) << " in the mean\n";
  for (std::size_t m = 0; m < geometry.nearest.size(); ++m) {
    std::cout << "m" << m << "  norm " << fixed(geometry.norms[m], 2) << "  at (" << fixed(geometry.axes[m][0], 2)
              << ", " << fixed(geometry.axes[m][1], 2) << ")  near";
    for (const engine::NearToken& near : geometry.nearest[m])
      std::cout << ' ' << oneLine(near.piece) << ' ' << fixed(near.cosine, 2);
    std::cout << '\n';
  }
  printCaveat(engine::kGeometryCaveat);
}

}  // namespace cli
