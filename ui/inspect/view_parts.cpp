// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspect/view_parts.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QSplitter>

#include "ui/inspect/head_picker.h"
#include "ui/inspect/selection.h"
#include "ui/inspect/token_text.h"

namespace ui {
namespace {

QSplitter* splitter(Qt::Orientation orientation, QWidget* first, QWidget* second, int one, int two) {
  auto* split = new QSplitter(orientation);
  split->setHandleWidth(4);
  split->setChildrenCollapsible(false);
  split->addWidget(first);
  split->addWidget(second);
  split->setStretchFactor(0, 1);
  split->setSizes({one, two});
  return split;
}

}  // namespace

QWidget* besidePicker(QWidget* figure, HeadPicker* heads) {
  auto* area = new QScrollArea;
  area->setFocusPolicy(Qt::NoFocus);
  area->setWidgetResizable(true);
  area->setWidget(heads);
  return splitter(Qt::Horizontal, figure, area, 800, 250);
}

QWidget* splitBelow(QWidget* top, QWidget* bottom) { return splitter(Qt::Vertical, top, bottom, 420, 170); }

QWidget* splitBeside(QWidget* left, QWidget* right) { return splitter(Qt::Horizontal, left, right, 420, 560); }

void linkText(TokenText* text, Selection* selection) {
  QObject::connect(text, &TokenText::hovered, selection, [selection](int token) {
    selection->setPrimary(token < 0 ? Place{} : Place{Place::Kind::Token, token});
  });
  QObject::connect(text, &TokenText::clicked, selection,
                   [selection](int token) { selection->pin({Place::Kind::Token, token}); });
}

QString readable(const QString& token) { return QString(token).replace('\n', QChar(0x21B5)).trimmed(); }

}  // namespace ui
