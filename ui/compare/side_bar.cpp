// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/side_bar.h"

#include <QComboBox>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSignalBlocker>

#include "ui/numbers.h"

namespace ui {

SideBar::SideBar(const QString& title, double ratio, QWidget* parent)
    : QGroupBox(title, parent),
      m_model(box(tr("Model"))),
      m_compressor(box(tr("Compressor"))),
      m_mask(box(tr("Mask"))),
      m_ratio(box(tr("Ratio"))),
      m_other(new QPushButton(tr("Other…"))) {
  m_other->setToolTip(tr("Choose a model folder for this side"));
  m_compressor->addItem(tr("the model's own"), QString());
  m_mask->addItem(tr("as trained"), QString());
  for (const char* preset : {"full", "full-bimem", "pic", "pic-self", "pic-recur", "pic-indep", "step"})
    m_mask->addItem(QString::fromLatin1(preset), QString::fromLatin1(preset));
  for (const double stop : {1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0}) m_ratio->addItem(ratioText(stop), stop);
  m_ratio->setCurrentIndex(std::max(0, m_ratio->findData(ratio)));
  auto* model = new QHBoxLayout;
  model->addWidget(m_model, 1);
  model->addWidget(m_other);
  auto* form = new QFormLayout(this);
  form->addRow(tr("Model"), model);
  form->addRow(tr("Compressor"), m_compressor);
  form->addRow(tr("Mask"), m_mask);
  form->addRow(tr("Ratio"), m_ratio);
  connect(m_other, &QPushButton::clicked, this, &SideBar::otherModelRequested);
}

QComboBox* SideBar::box(const QString& name) {
  auto* combo = new QComboBox;
  combo->setAccessibleName(name);
  combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  combo->setMinimumContentsLength(10);
  connect(combo, &QComboBox::currentIndexChanged, this, &SideBar::changed);
  return combo;
}

SideChoice SideBar::choice() const {
  return {m_model->currentData().toString(), m_compressor->currentData().toString(), m_mask->currentData().toString(),
          m_ratio->currentData().toDouble()};
}

void SideBar::setChoice(const SideChoice& choice) {
  if (!choice.model.isEmpty()) addModel(choice.model);
  m_compressor->setCurrentIndex(std::max(0, m_compressor->findData(choice.compressor)));
  m_mask->setCurrentIndex(std::max(0, m_mask->findData(choice.mask)));
  m_ratio->setCurrentIndex(std::max(0, m_ratio->findData(choice.ratio)));
}

void SideBar::setModel(const ModelSummary& model) {
  const QSignalBlocker quiet(m_compressor);
  m_model->clear();
  m_model->addItem(model.name, model.folder);
  while (m_compressor->count() > 1) m_compressor->removeItem(1);
  for (const QString& name : model.compressors) m_compressor->addItem(name, name);
}

void SideBar::addModel(const QString& folder) {
  if (m_model->findData(folder) < 0) m_model->addItem(QFileInfo(folder).fileName(), folder);
  m_model->setCurrentIndex(m_model->findData(folder));
}

QString SideBar::description() const {
  const SideChoice chosen = choice();
  if (chosen.ratio < 2) return tr("%1, the text itself").arg(m_model->currentText());
  QStringList parts{m_model->currentText()};
  if (!chosen.compressor.isEmpty()) parts << chosen.compressor;
  if (!chosen.mask.isEmpty()) parts << tr("mask %1").arg(chosen.mask);
  return parts.join(QStringLiteral(", ")) + QLatin1Char(' ') + ratioText(chosen.ratio);
}

}  // namespace ui
