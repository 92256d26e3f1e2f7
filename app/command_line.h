// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "app/session.h"

namespace app {

// The call of the program `pic` that gives an answer again, for a shell. A document that was pasted or edited goes in
// through a pipe. Empty: it was asked of several documents, which that program takes as a session file only.
QString commandLine(const Session::Question& question);

}  // namespace app
