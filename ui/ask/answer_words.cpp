// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/answer_words.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/values/confidence.h"

namespace ui {
namespace {

constexpr double kOverEven = 2;

QString translated(const char* text) { return QCoreApplication::translate("ui::AnswerWords", text); }

}  // namespace

std::vector<AnswerWord> answerWords(const engine::Answer& answer) {
  std::vector<AnswerWord> words;
  QString space;
  bool inWord = false;
  for (int t = 0; t < static_cast<int>(answer.tokens.size()); ++t) {
    for (const QChar c : QString::fromStdString(answer.tokens[static_cast<std::size_t>(t)].text)) {
      if (c.isSpace()) {
        space += c;
        inWord = false;
        continue;
      }
      if (!inWord) words.push_back({{}, std::exchange(space, {}), t, t + 1});
      inWord = true;
      words.back().text += c;
      words.back().tokenEnd = t + 1;
    }
  }
  return words;
}

std::vector<MemoryShare> memoryShares(const engine::Answer& answer, int tokenBegin, int tokenEnd, double floor) {
  const auto memories = static_cast<std::size_t>(answer.memoryTokens);
  if (memories == 0 || answer.attention.size() < memories * static_cast<std::size_t>(tokenEnd)) return {};
  std::vector<MemoryShare> shares(memories);
  double total = 0;
  double largest = 0;
  for (std::size_t m = 0; m < memories; ++m) {
    shares[m].memory = static_cast<int>(m);
    for (int t = tokenBegin; t < tokenEnd; ++t)
      shares[m].share += answer.attention[static_cast<std::size_t>(t) * memories + m];
    total += shares[m].share;
    largest = std::max(largest, shares[m].share);
  }
  if (total <= 0 || largest < kOverEven * total / static_cast<double>(memories)) return {};
  std::erase_if(shares, [&](const MemoryShare& s) { return s.share < floor * largest; });
  for (MemoryShare& s : shares) s.share /= total;
  std::stable_sort(shares.begin(), shares.end(), [](const auto& a, const auto& b) { return a.share > b.share; });
  return shares;
}

QString confidenceText(const engine::Answer& answer) {
  const auto percent = [](double share) { return QString::number(std::lround(100 * share)); };
  if (!answer.confidence) return translated("%1 % a token").arg(percent(std::exp(answer.logProbability)));
  const double chance = *answer.confidence;
  if (chance >= engine::kLikelyRight) return translated("likely right (%1 %)").arg(percent(chance));
  if (chance >= engine::kProbablyWrong) return translated("unsure (%1 %)").arg(percent(chance));
  return translated("probably wrong (%1 %)").arg(percent(chance));
}

bool readsMemory(const engine::Answer& answer) {
  return answer.source == engine::Source::Memory || answer.source == engine::Source::Auto;
}

bool saysNotInText(const engine::Answer& answer) {
  return QString::fromStdString(answer.text).trimmed() ==
         QString::fromUtf8(engine::kNoAnswer.data(), static_cast<qsizetype>(engine::kNoAnswer.size()));
}

}  // namespace ui
