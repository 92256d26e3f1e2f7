// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line.h"

#include <QStringList>

namespace app {
namespace {

// For a POSIX shell: nothing inside has a meaning.
QString quoted(const std::string& text) {
  QString inside = QString::fromStdString(text);
  return QLatin1Char('\'') + inside.replace(QLatin1Char('\''), QStringLiteral("'\\''")) + QLatin1Char('\'');
}

QString sourceName(engine::Source source) {
  switch (source) {
    case engine::Source::Full:
      return QStringLiteral("full");
    case engine::Source::Memory:
      return QStringLiteral("memory");
    default:
      return QStringLiteral("auto");
  }
}

QStringList optionsOf(const store::Settings& settings) {
  QStringList options{QStringLiteral("--source"), sourceName(settings.source)};
  if (settings.source != engine::Source::Full) {
    const engine::CompressOptions& compression = settings.compression;
    options << (compression.budget ? QStringLiteral("--budget %1").arg(*compression.budget)
                                   : QStringLiteral("--ratio %1").arg(compression.ratio));
    if (compression.compressor) options << QStringLiteral("--compressor ") + quoted(*compression.compressor);
  }
  options << QStringLiteral("--model ") + quoted(settings.modelFolder)
          << QStringLiteral("--device ") + QString::fromStdString(settings.device).section(QLatin1Char(':'), 0, 0)
          << QStringLiteral("--dtype ") + QString::fromStdString(settings.dtype)
          << QStringLiteral("--threads %1").arg(settings.threads);
  return options;
}

}  // namespace

QString commandLine(const Session::Question& question) {
  if (question.documents->size() != 1) return {};
  const std::string& source = question.sources.front();
  const QStringList words{QStringLiteral("pic ask"), source.empty() ? QStringLiteral("-") : quoted(source),
                          quoted(question.request.question.toStdString()),
                          optionsOf(question.settings).join(QLatin1Char(' '))};
  const QString call = words.join(QLatin1Char(' '));
  if (!source.empty()) return call;
  return QStringLiteral("printf '%s' ") + quoted(question.documents->front().text.text) + QStringLiteral(" | ") + call;
}

}  // namespace app
