// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <cstdint>

namespace app {

// The process of a run, which outlives the one that started it. Whether it lives is told by a lock on the file
// process.lock that the process inherits and the kernel takes away with it, however it dies; process ids alone are used
// again by others. Its id is in process.pid.

// The program `pic`: beside this one, or where the environment's PIC_PROGRAM says. Errors: there is none.
QString picProgram();

// Starts `pic ARGUMENTS` in the folder, with output.txt and errors.txt there. Errors: it runs already; it cannot start.
void startProcess(const QString& folder, const QStringList& arguments);

bool isRunning(const QString& folder);
bool isPaused(const QString& folder);  // REQUIRES: isRunning(folder)

// Nothing happens where no process runs.
void pauseProcess(const QString& folder);
void resumeProcess(const QString& folder);
void askToStop(const QString& folder);  // as Ctrl-C: training saves and leaves. A paused one goes on to do so.
void killProcess(const QString& folder);

// The last line that it wrote to its errors, without the program's name; empty: none.
QString lastError(const QString& folder);

}  // namespace app
