// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStringList>

// Runs the built program `pic` as a user's shell would.
namespace tests {

struct ProgramResult {
  int exitCode = -1;
  QByteArray out;
  QByteArray err;

  QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
  // A user error: code 1, nothing on stdout, one line on stderr that holds `words`.
  bool isUserError(const QByteArray& words) const {
    return exitCode == 1 && out.isEmpty() && err.count('\n') == 1 && err.startsWith("pic: ") && err.contains(words);
  }
  QByteArray summary() const { return "exit " + QByteArray::number(exitCode) + "\n" + out.left(2000) + err.left(2000); }
};

inline ProgramResult runPic(const QStringList& arguments, const QByteArray& input = {}) {
  QProcess process;
  process.start(PIC_PROGRAM, arguments);
  process.write(input);
  process.closeWriteChannel();
  if (!process.waitForFinished(120'000)) return {};
  const int code = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
  return {code, process.readAllStandardOutput(), process.readAllStandardError()};
}

inline const QString kStoriesModel = QStringLiteral(PIC_TEST_DATA "/llama-stories260k");

}  // namespace tests

#define VERIFY_RESULT(condition, result) QVERIFY2(condition, (result).summary().constData())
