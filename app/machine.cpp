// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/machine.h"

#include <QFile>
#include <QGuiApplication>
#include <QScreen>
#include <QStandardPaths>
#include <QSysInfo>
#include <QThread>
#include <algorithm>

#include "ui/numbers.h"

namespace app {
namespace {

// A field of /proc/meminfo or /proc/self/status, in bytes.
std::int64_t kilobyteField(const QString& file, const QByteArray& field) {
  QFile lines(file);
  if (!lines.open(QIODevice::ReadOnly)) return 0;
  for (const QByteArray& line : lines.readAll().split('\n')) {
    if (line.startsWith(field)) return line.mid(field.size()).simplified().split(' ').value(0).toLongLong() * 1024;
  }
  return 0;
}

}  // namespace

std::int64_t memoryInUse() { return kilobyteField("/proc/self/status", "VmRSS:"); }

int defaultThreads() { return std::max(1, QThread::idealThreadCount() - 1); }

QString diagnosticsText(const std::optional<ui::ModelSummary>& model) {
  QStringList lines{
      QStringLiteral("PIC Studio %1").arg(PIC_VERSION),
      QStringLiteral("Qt %1, platform %2").arg(qVersion(), QGuiApplication::platformName()),
      QStringLiteral("System: %1, %2").arg(QSysInfo::prettyProductName(), QSysInfo::currentCpuArchitecture()),
      QStringLiteral("Cores: %1").arg(QThread::idealThreadCount()),
      QStringLiteral("Memory: %1, in use by PIC Studio: %2")
          .arg(ui::bytesText(kilobyteField("/proc/meminfo", "MemTotal:")), ui::bytesText(memoryInUse())),
      QStringLiteral("Settings: %1").arg(QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation))};
  if (const QScreen* screen = QGuiApplication::primaryScreen()) {
    lines << QStringLiteral("Screen: %1 × %2, scale %3")
                 .arg(screen->size().width())
                 .arg(screen->size().height())
                 .arg(screen->devicePixelRatio());
  }
  if (model) {
    lines << QStringLiteral("Model: %1").arg(model->folder)
          << QStringLiteral("  hash %1, %2 parameters, about %3")
                 .arg(model->hash, ui::grouped(model->parameters), ui::bytesText(model->memoryBytes))
          << QStringLiteral("  device %1, numbers %2").arg(model->device, model->dtype)
          << QStringLiteral("  compressors: %1").arg(model->compressors.join(QStringLiteral(", ")));
  } else {
    lines << QStringLiteral("Model: none loaded");
  }
  return lines.join(QLatin1Char('\n'));
}

}  // namespace app
