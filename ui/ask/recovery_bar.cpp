// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/recovery_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

RecoveryBar::RecoveryBar(QWidget* parent)
    : QFrame(parent),
      m_words(new QLabel),
      m_recover(new QPushButton(tr("&Recover conversation"))),
      m_load(new QPushButton(tr("&Load the model"))),
      m_dismiss(new QPushButton(tr("&Not now"))) {
  setProperty("bar", true);
  setAccessibleName(tr("Recovery after a crash"));
  m_words->setWordWrap(true);
  m_words->setTextFormat(Qt::PlainText);
  m_recover->setProperty("primary", true);
  m_recover->setObjectName("recover");
  m_load->setObjectName("loadModel");
  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(8);
  for (QPushButton* button : {m_recover, m_load, m_dismiss}) buttons->addWidget(button);
  buttons->addStretch();
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(16, 10, 16, 10);
  column->setSpacing(8);
  column->addWidget(m_words);
  column->addLayout(buttons);
  connect(m_recover, &QPushButton::clicked, this, &RecoveryBar::recoverRequested);
  connect(m_load, &QPushButton::clicked, this, &RecoveryBar::loadModelRequested);
  connect(m_dismiss, &QPushButton::clicked, this, [this] {
    hide();
    Q_EMIT dismissed();
  });
  hide();
}

void RecoveryBar::offer(const QString& title) {
  m_title = title;
  m_modelLoaded = false;
  refresh();
  show();
}

void RecoveryBar::setRecovered() {
  m_title.clear();
  refresh();
}

void RecoveryBar::setModelLoaded() {
  m_modelLoaded = true;
  refresh();
}

void RecoveryBar::refresh() {
  QString words = tr("PIC Studio did not end as it should the last time.");
  if (!m_title.isEmpty()) words += QLatin1Char(' ') + tr("The conversation “%1” was kept.").arg(m_title);
  if (!m_modelLoaded) words += QLatin1Char(' ') + tr("The model has not been loaded yet, in case it was the cause.");
  m_words->setText(words);
  m_recover->setVisible(!m_title.isEmpty());
  m_load->setVisible(!m_modelLoaded);
  if (m_title.isEmpty() && m_modelLoaded) hide();  // nothing is left to be decided
}

}  // namespace ui
