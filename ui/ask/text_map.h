// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <cstdint>
#include <vector>

namespace ui {

// A document's text and how the editor shows it differ in one point: paragraphs of more than kLongestLine characters
// are shown as several, because QPlainTextEdit lays out whole paragraphs. The breaks that are only shown are marked by
// a character that never occurs in text and has no width (U+FFF8, unassigned, default-ignorable).
inline constexpr int kLongestLine = 2000;
inline constexpr QChar kShownBreak{0xFFF8};

QString shownText(const QString& documentText);
// shownText and back is the same text, but for U+FFF8 itself and for line ends, which become \n.
QString documentText(const QString& shown);

// Positions in the shown text of UTF-8 offsets in the document's text, in one pass.
// REQUIRES: `bytes` in ascending order. Offsets behind the end give the end.
std::vector<int> shownPositions(const QString& shown, const std::vector<std::int64_t>& bytes);

}  // namespace ui
