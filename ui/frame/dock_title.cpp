// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/frame/dock_title.h"

#include <QHBoxLayout>
#include <QIcon>
#include <QLabel>
#include <QToolButton>

#include "ui/theme.h"

namespace ui {

DockTitle::DockTitle(QDockWidget* dock) : QWidget(dock) {
  auto* title = new QLabel(dock->windowTitle());
  setTextRole(title, TextRole::Strong);
  QToolButton* detach = makeButton("view-restore", tr("Detach or attach %1").arg(dock->windowTitle()));
  QToolButton* close = makeButton("window-close", tr("Close %1").arg(dock->windowTitle()));
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(12, 6, 6, 4);
  row->setSpacing(2);
  row->addWidget(title);
  row->addStretch();
  row->addWidget(detach);
  row->addWidget(close);
  connect(detach, &QToolButton::clicked, dock, [dock] { dock->setFloating(!dock->isFloating()); });
  connect(close, &QToolButton::clicked, dock, &QDockWidget::close);
}

QToolButton* DockTitle::makeButton(const char* icon, const QString& tip) {
  auto* button = new QToolButton;
  button->setIcon(QIcon::fromTheme(icon));
  button->setToolTip(tip);
  button->setAccessibleName(tip);
  return button;
}

}  // namespace ui
