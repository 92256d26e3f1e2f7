// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/run_process.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <unistd.h>

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QProcess>

#include "engine/error.h"

namespace app {
namespace {

QString inFolder(const QString& folder, const char* name) { return folder + QLatin1Char('/') + QLatin1String(name); }

// An open lock file. Not closed at exec: the child keeps the lock when we let go of it.
class InheritedLock {
 public:
  explicit InheritedLock(const QString& folder)
      : m_file(::open(QFile::encodeName(inFolder(folder, "process.lock")).constData(), O_RDWR | O_CREAT, 0644)) {}
  ~InheritedLock() {
    if (m_file >= 0) ::close(m_file);
  }
  InheritedLock(const InheritedLock&) = delete;
  InheritedLock& operator=(const InheritedLock&) = delete;
  bool take() const { return m_file >= 0 && ::flock(m_file, LOCK_EX | LOCK_NB) == 0; }

 private:
  int m_file;
};

qint64 processOf(const QString& folder) {
  QFile file(inFolder(folder, "process.pid"));
  return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().toLongLong() : 0;
}

void sendSignal(const QString& folder, int signal) {
  const qint64 process = processOf(folder);
  if (process > 1 && isRunning(folder)) ::kill(static_cast<pid_t>(process), signal);
}

// "R" running, "T" stopped by a signal, …: the field behind the name, which stands in parentheses.
QByteArray stateOf(qint64 process) {
  QFile file(QStringLiteral("/proc/%1/stat").arg(process));
  if (!file.open(QIODevice::ReadOnly)) return {};
  const QByteArray line = file.readAll();
  return line.mid(line.lastIndexOf(')') + 2, 1);
}

}  // namespace

QString picProgram() {
  QString program = qEnvironmentVariable("PIC_PROGRAM");
  if (program.isEmpty()) program = QCoreApplication::applicationDirPath() + QStringLiteral("/pic");
  if (QFileInfo(program).isExecutable()) return program;
  throw engine::Error("The program pic is not at " + program.toStdString() + ", where the window needs it for long work.");
}

void startProcess(const QString& folder, const QStringList& arguments) {
  const InheritedLock lock(folder);
  if (!lock.take()) throw engine::Error("This run is at work already: " + folder.toStdString() + ".");
  QProcess process;
  process.setProgram(picProgram());
  process.setArguments(arguments);
  process.setWorkingDirectory(folder);
  process.setStandardInputFile(QProcess::nullDevice());
  process.setStandardOutputFile(inFolder(folder, "output.txt"), QIODevice::Append);
  process.setStandardErrorFile(inFolder(folder, "errors.txt"), QIODevice::Truncate);
  qint64 number = 0;
  if (!process.startDetached(&number)) {
    throw engine::Error(picProgram().toStdString() + " cannot be started: " + process.errorString().toStdString() + ".");
  }
  QFile file(inFolder(folder, "process.pid"));
  if (file.open(QIODevice::WriteOnly)) file.write(QByteArray::number(number));
}

bool isRunning(const QString& folder) {
  const int file = ::open(QFile::encodeName(inFolder(folder, "process.lock")).constData(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return false;
  const bool free = ::flock(file, LOCK_SH | LOCK_NB) == 0;  // shared: two that look do not see each other
  ::close(file);
  return !free;
}

bool isPaused(const QString& folder) { return stateOf(processOf(folder)) == "T"; }

void pauseProcess(const QString& folder) { sendSignal(folder, SIGSTOP); }
void resumeProcess(const QString& folder) { sendSignal(folder, SIGCONT); }
void killProcess(const QString& folder) { sendSignal(folder, SIGKILL); }

void askToStop(const QString& folder) {
  sendSignal(folder, SIGINT);
  resumeProcess(folder);
}

QString lastError(const QString& folder) {
  QFile file(inFolder(folder, "errors.txt"));
  if (!file.open(QIODevice::ReadOnly)) return {};
  file.seek(std::max<qint64>(0, file.size() - 4000));
  const QList<QByteArray> lines = file.readAll().trimmed().split('\n');
  QString line = QString::fromUtf8(lines.last()).trimmed();
  if (line.startsWith(QStringLiteral("pic: "))) line.remove(0, 5);
  return line;
}

}  // namespace app
