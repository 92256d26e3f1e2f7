// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/engine_words.h"

#include <QCoreApplication>

namespace ui {
namespace {

// For lupdate alone: it finds words where they are written.
[[maybe_unused]] constexpr const char* kWords[] = {
    QT_TRANSLATE_NOOP("ui::EngineWords", "Asking"),
    QT_TRANSLATE_NOOP("ui::EngineWords", "Compressing"),
    QT_TRANSLATE_NOOP("ui::EngineWords", "Telling again"),
    QT_TRANSLATE_NOOP("ui::EngineWords", "Changing the text"),
    QT_TRANSLATE_NOOP("ui::EngineWords", "Leaving out"),
    QT_TRANSLATE_NOOP("ui::EngineWords", "Differentiating"),
    QT_TRANSLATE_NOOP("ui::EngineWords", "Training"),
    QT_TRANSLATE_NOOP("ui::EngineWords", "Reconstructing"),
    QT_TRANSLATE_NOOP("ui::EngineWords", "Calibrating"),
    QT_TRANSLATE_NOOP("ui::EngineWords", "tokens"),
    QT_TRANSLATE_NOOP("ui::EngineWords", "questions"),
    QT_TRANSLATE_NOOP("ui::EngineWords", "pieces"),
    QT_TRANSLATE_NOOP("ui::EngineWords", "parts"),
    QT_TRANSLATE_NOOP("ui::EngineWords", "words"),
    QT_TRANSLATE_NOOP("ui::EngineWords", "steps"),
    QT_TRANSLATE_NOOP("ui::EngineWords", "bytes"),
    QT_TRANSLATE_NOOP("ui::EngineWords", "documents"),
};

}  // namespace

QString engineWord(const std::string& word) { return QCoreApplication::translate("ui::EngineWords", word.c_str()); }

}  // namespace ui
