// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/frame/log_panel.h"

#include <QPlainTextEdit>
#include <QTime>
#include <QVBoxLayout>

namespace ui {

constexpr int kMostLines = 5000;

LogPanel::LogPanel(QWidget* parent) : QWidget(parent), m_lines(new QPlainTextEdit) {
  m_lines->setReadOnly(true);
  m_lines->setProperty("flat", true);
  m_lines->setMaximumBlockCount(kMostLines);
  m_lines->setAccessibleName(tr("Log"));
  m_lines->setTabChangesFocus(true);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(6, 0, 6, 0);
  column->addWidget(m_lines);
}

void LogPanel::add(const QString& line) {
  m_lines->appendPlainText(QTime::currentTime().toString(QStringLiteral("HH:mm:ss  ")) + line);
}

QString LogPanel::text() const { return m_lines->toPlainText(); }

}  // namespace ui
