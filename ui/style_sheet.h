// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QPalette>
#include <QString>

namespace ui {

// What the Fusion style leaves to be wished for: flat panes with one hairline, round fields, a primary button
// (`primary` property), cards (`card`), quiet tool buttons. Sizes follow the font, so text scale reaches them.
QString styleSheet(const QPalette& palette, const QFont& font);

}  // namespace ui
