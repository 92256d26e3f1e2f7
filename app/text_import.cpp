// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text_import.h"

#include <QFile>
#include <QFileInfo>
#include <QStringDecoder>

#include "engine/error.h"

namespace app {

constexpr qint64 kMostBytes = qint64{512} << 20;

engine::DocumentText importText(const std::filesystem::path& path) {
  QFile file(QString::fromStdString(path.string()));
  const std::string name = "The file " + path.string();
  if (QFileInfo(file).isDir()) throw engine::Error(path.string() + " is a folder; a document was expected.");
  if (!file.open(QIODevice::ReadOnly))
    throw engine::Error(name + " cannot be opened: " + file.errorString().toStdString() + ".");
  if (file.size() > kMostBytes) throw engine::Error(name + " is larger than 512 MiB, the most that is read.");
  const QByteArray bytes = file.readAll();
  if (bytes.isEmpty()) throw engine::Error(name + " is empty.");
  const auto marked = QStringConverter::encodingForData(bytes);
  QStringDecoder decode(marked.value_or(QStringConverter::Utf8));
  const QString text = decode(bytes);
  if (decode.hasError() || text.contains(QChar::Null)) throw engine::Error(name + " is not a text in UTF-8 or UTF-16.");
  if (text.trimmed().isEmpty()) throw engine::Error(name + " holds nothing but blanks.");
  return {path.filename().string(), text.toStdString()};
}

}  // namespace app
