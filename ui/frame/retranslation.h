// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace ui {

class Catalogue;

// Brings every text of every window into the language of now: labels, actions, menus, tabs, lists, plots. What the
// user wrote or the model said stays as it is. Views that paint or compute their texts also get QEvent::LanguageChange.
void retranslate(const Catalogue& catalogue);

}  // namespace ui
