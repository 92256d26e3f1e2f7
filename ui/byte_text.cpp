// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/byte_text.h"

#include <QRegularExpression>
#include <QStringDecoder>

namespace ui {
namespace {

QString shownByte(char byte) {
  return QStringLiteral("⟨%1⟩").arg(static_cast<unsigned char>(byte), 2, 16, QLatin1Char('0')).toUpper();
}

// Bytes of the character that begins with `first`, as UTF-8 says; 1 for what begins none.
std::size_t lengthOf(unsigned char first) {
  if (first >= 0xC2 && first <= 0xDF) return 2;
  if (first >= 0xE0 && first <= 0xEF) return 3;
  if (first >= 0xF0 && first <= 0xF4) return 4;
  return 1;
}

}  // namespace

QString byteText(std::string_view bytes) {
  QString text;
  while (!bytes.empty()) {
    const std::size_t length = std::min(lengthOf(static_cast<unsigned char>(bytes.front())), bytes.size());
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString character = decoder(QByteArrayView(bytes.data(), static_cast<qsizetype>(length)));
    if (decoder.hasError() || character.contains(QChar::ReplacementCharacter)) {
      text += shownByte(bytes.front());
      bytes.remove_prefix(1);
    } else {
      text += character;
      bytes.remove_prefix(length);
    }
  }
  return text;
}

QString pieceText(const QString& piece) {
  static const QRegularExpression byte(QStringLiteral("^<0x([0-9A-Fa-f]{2})>$"));
  const QRegularExpressionMatch match = byte.match(piece);
  return match.hasMatch() ? QStringLiteral("⟨%1⟩").arg(match.captured(1).toUpper()) : piece;
}

}  // namespace ui
