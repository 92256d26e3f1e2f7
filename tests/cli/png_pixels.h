// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFile>
#include <QString>
#include <QtEndian>

namespace tests {

// The palette indices of a PNG of ours: one byte a pixel, no filters. Empty: it is none, or a block's length is wrong.
// Qt's own reader is in QtGui, which the command line's tests do not link; its zlib is in QtCore.
inline QByteArray pngPixels(const QString& path) {
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly)) return {};
  const QByteArray png = file.readAll();
  if (!png.startsWith("\x89PNG\r\n\x1a\n")) return {};
  QByteArray packed;
  quint32 width = 0, height = 0;
  for (qsizetype at = 8; at + 12 <= png.size();) {
    const auto length = qFromBigEndian<quint32>(png.constData() + at);
    const QByteArray kind = png.mid(at + 4, 4), content = png.mid(at + 8, length);
    if (content.size() != static_cast<qsizetype>(length)) return {};
    if (kind == "IHDR") {
      width = qFromBigEndian<quint32>(content.constData());
      height = qFromBigEndian<quint32>(content.constData() + 4);
    }
    if (kind == "IDAT") packed += content;
    at += 12 + length;
  }
  QByteArray size(4, 0);
  qToBigEndian<quint32>(height * (width + 1), size.data());
  const QByteArray lines = qUncompress(size + packed);
  QByteArray pixels;
  for (quint32 y = 0; y < height; ++y) pixels += lines.mid(y * (width + 1) + 1, width);
  return pixels;
}

}  // namespace tests
