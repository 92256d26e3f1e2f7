// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/text_map.h"

namespace ui {
namespace {

// Where to break a line that begins at `begin` and is longer than kLongestLine: behind a space, or between characters.
qsizetype breakOf(const QString& text, qsizetype begin) {
  const qsizetype end = begin + kLongestLine;
  const qsizetype space = text.lastIndexOf(QLatin1Char(' '), end - 1);
  if (space > begin + kLongestLine / 2) return space + 1;
  return text[end].isLowSurrogate() ? end - 1 : end;
}

int utf8Length(QChar c) {
  if (c.unicode() < 0x80) return 1;
  if (c.unicode() < 0x800) return 2;
  return c.isSurrogate() ? 2 : 3;  // a pair has four
}

}  // namespace

QString shownText(const QString& document) {
  QString text = document;
  text.replace(QLatin1String("\r\n"), QLatin1String("\n"))
      .replace(QLatin1Char('\r'), QLatin1Char('\n'))
      .remove(kShownBreak);
  QString shown;
  shown.reserve(text.size() + text.size() / 1000);
  qsizetype begin = 0;
  while (begin < text.size()) {
    const qsizetype newline = text.indexOf(QLatin1Char('\n'), begin);
    const qsizetype lineEnd = newline < 0 ? text.size() : newline;
    while (lineEnd - begin > kLongestLine) {
      const qsizetype cut = breakOf(text, begin);
      shown.append(QStringView(text).sliced(begin, cut - begin)).append(kShownBreak).append(QLatin1Char('\n'));
      begin = cut;
    }
    const qsizetype next = newline < 0 ? text.size() : newline + 1;
    shown.append(QStringView(text).sliced(begin, next - begin));
    begin = next;
  }
  return shown;
}

QString documentText(const QString& shown) {
  QString text = shown;
  return text.remove(QString(kShownBreak) + QLatin1Char('\n')).remove(kShownBreak);
}

std::vector<int> shownPositions(const QString& shown, const std::vector<std::int64_t>& bytes) {
  std::vector<int> positions;
  positions.reserve(bytes.size());
  std::int64_t offset = 0;
  qsizetype i = 0;
  for (const std::int64_t wanted : bytes) {
    while (i < shown.size() && (offset < wanted || shown[i] == kShownBreak)) {
      if (shown[i] == kShownBreak) {
        i += i + 1 < shown.size() && shown[i + 1] == QLatin1Char('\n') ? 2 : 1;
      } else {
        offset += utf8Length(shown[i++]);
      }
    }
    positions.push_back(static_cast<int>(i));
  }
  return positions;
}

}  // namespace ui
