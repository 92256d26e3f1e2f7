// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace ui {

// An honest word beside the answer to a question that a small model for finding facts was not made for: summaries,
// opinions, translations, another language than English. Empty: nothing to say.
QString questionRemark(const QString& question);

}  // namespace ui
