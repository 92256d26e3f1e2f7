// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <string_view>

namespace ui {

// Bytes of a text that may begin or end inside a character, as those of a token may: whole characters as they are, other
// bytes as ⟨E4⟩⟨BD⟩, never as a replacement character.
QString byteText(std::string_view bytes);

// A piece of a vocabulary: "<0xE4>" becomes ⟨E4⟩, others stay.
QString pieceText(const QString& piece);

}  // namespace ui
