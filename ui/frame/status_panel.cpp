// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/frame/status_panel.h"

#include <QHBoxLayout>
#include <QIcon>
#include <QLabel>
#include <QToolButton>

#include "ui/numbers.h"

namespace ui {
namespace {

constexpr int kErrorCharacters = 70;  // more of it stands in the tooltip and in the log

QLabel* part(const QString& name) {
  auto* label = new QLabel;
  label->setProperty("subtle", true);
  label->setToolTip(name);
  label->setAccessibleName(name);
  return label;
}

}  // namespace

StatusPanel::StatusPanel(QWidget* parent)
    : QWidget(parent),
      m_error(new QToolButton),
      m_dismiss(new QToolButton),
      m_model(part(tr("Model and device"))),
      m_memory(part(tr("Memory in use"))),
      m_rate(part(tr("Speed of the last answer"))) {
  m_error->setIcon(QIcon::fromTheme("dialog-warning"));
  m_error->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  m_dismiss->setIcon(QIcon::fromTheme("window-close"));
  m_dismiss->setToolTip(tr("Dismiss"));
  m_dismiss->setAccessibleName(tr("Dismiss the error"));
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(6, 1, 10, 1);
  row->setSpacing(14);
  row->addWidget(m_error);
  row->addWidget(m_dismiss);
  for (QLabel* label : {m_model, m_memory, m_rate}) row->addWidget(label);
  connect(m_error, &QToolButton::clicked, this, &StatusPanel::logRequested);
  connect(m_dismiss, &QToolButton::clicked, this, [this] { showError({}); });
  showError({});
}

void StatusPanel::setModel(const ModelSummary& model) {
  m_model->setText(QStringLiteral("%1 · %2 · %3").arg(model.name, model.device, model.dtype));
  m_model->setToolTip(tr("%1, about %2 once loaded").arg(model.folder, bytesText(model.memoryBytes)));
}

void StatusPanel::setModelText(const QString& text) { m_model->setText(text); }

void StatusPanel::setMemoryInUse(std::int64_t bytes) { m_memory->setText(bytesText(bytes)); }

void StatusPanel::setTokensPerSecond(double rate) {
  m_rate->setText(rate > 0 ? tr("%1 tokens/s").arg(QString::number(rate, 'f', 0)) : QString());
}

void StatusPanel::showError(const QString& sentence) {
  const bool isLong = sentence.size() > kErrorCharacters;
  m_error->setText(isLong ? sentence.left(kErrorCharacters - 1) + QStringLiteral("…") : sentence);
  m_error->setToolTip(sentence + QLatin1Char('\n') + tr("A click opens the log."));
  m_error->setAccessibleName(tr("Error: %1").arg(sentence));
  m_error->setVisible(!sentence.isEmpty());
  m_dismiss->setVisible(!sentence.isEmpty());
}

QString StatusPanel::error() const { return m_error->isVisibleTo(this) ? m_error->text() : QString(); }

}  // namespace ui
