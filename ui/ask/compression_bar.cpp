// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/compression_bar.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <QSpinBox>
#include <array>
#include <cmath>

#include "ui/numbers.h"
#include "ui/theme.h"

namespace ui {
namespace {

constexpr std::array kRatios{1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0};

// The stop of the slider that is nearest to a ratio.
int stopOf(double ratio) { return std::clamp(static_cast<int>(std::lround(std::log2(std::max(1.0, ratio)))), 0, 6); }

}  // namespace

CompressionBar::CompressionBar(QWidget* parent)
    : QWidget(parent),
      m_title(new QLabel(tr("Compression"))),
      m_way(new QComboBox),
      m_slider(new QSlider(Qt::Horizontal)),
      m_ratio(new QLabel),
      m_budget(new QSpinBox),
      m_compressor(new QComboBox),
      m_maskButton(new QToolButton) {
  m_way->addItems({tr("Compression"), tr("Token budget")});
  m_way->setAccessibleName(tr("Compress by ratio or by budget"));
  m_slider->setRange(0, static_cast<int>(kRatios.size()) - 1);
  m_slider->setPageStep(1);
  m_slider->setAccessibleName(tr("Compression ratio"));
  m_slider->setToolTip(tr("How many tokens of the text one memory token stands for. 1×: the text itself is read."));
  m_slider->setMinimumWidth(90);
  setTextRole(m_ratio, TextRole::Strong);
  m_ratio->setMinimumWidth(m_ratio->fontMetrics().horizontalAdvance(QStringLiteral("64×")) + 4);
  m_budget->setRange(1, 1'000'000);
  m_budget->setValue(256);
  m_budget->setSuffix(tr(" memory tokens"));
  m_budget->setAccessibleName(tr("Budget of memory tokens"));
  m_compressor->setAccessibleName(tr("Compressor"));
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(10);
  row->addWidget(m_title);
  row->addWidget(m_way);
  row->addWidget(m_slider, 1);
  row->addWidget(m_ratio);
  row->addWidget(m_budget, 1);
  row->addWidget(m_compressor);
  row->addWidget(m_maskButton);
  m_maskButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  m_maskButton->setIcon(QIcon::fromTheme("window-close"));
  m_maskButton->setToolTip(tr("A mask of the Mask Studio is in use. Click to go back to the model's own."));
  connect(m_maskButton, &QToolButton::clicked, this, [this] { setMask({}); });
  connect(m_way, &QComboBox::currentIndexChanged, this, &CompressionBar::refresh);
  connect(m_slider, &QSlider::valueChanged, this, &CompressionBar::refresh);
  connect(m_budget, &QSpinBox::valueChanged, this, &CompressionBar::refresh);
  connect(m_compressor, &QComboBox::currentIndexChanged, this, &CompressionBar::refresh);
  setChoice({});
  setCompressors({}, {});
}

CompressionChoice CompressionBar::choice() const {
  CompressionChoice choice;
  choice.ratio = kRatios[static_cast<std::size_t>(m_slider->value())];
  if (m_way->currentIndex() == 1) choice.budget = m_budget->value();
  choice.compressor = m_compressor->currentText();
  choice.mask = m_mask;
  return choice;
}

void CompressionBar::setChoice(const CompressionChoice& choice) {
  m_slider->setValue(stopOf(choice.ratio));
  m_way->setCurrentIndex(choice.budget ? 1 : 0);
  if (choice.budget) m_budget->setValue(*choice.budget);
  refresh();
}

void CompressionBar::setCompressors(const QStringList& names, const QString& preferred) {
  const QSignalBlocker quiet(m_compressor);
  m_compressor->clear();
  m_compressor->addItems(names);
  m_compressor->setCurrentText(preferred);
  m_compressor->setVisible(names.size() > 1);
}

void CompressionBar::setMask(const std::optional<engine::MaskChoice>& mask) {
  m_mask = mask;
  refresh();
}

void CompressionBar::setBudgetOffered(bool offered) {
  m_title->setVisible(!offered);
  m_way->setVisible(offered);
  if (!offered) m_way->setCurrentIndex(0);
}

void CompressionBar::refresh() {
  const bool byBudget = m_way->currentIndex() == 1;
  m_slider->setVisible(!byBudget);
  m_ratio->setVisible(!byBudget);
  m_budget->setVisible(byBudget);
  m_ratio->setText(ratioText(kRatios[static_cast<std::size_t>(m_slider->value())]));
  m_maskButton->setVisible(m_mask.has_value());
  if (m_mask) m_maskButton->setText(tr("Mask: %1").arg(QString::fromStdString(m_mask->name)));
  m_slider->setAccessibleDescription(m_ratio->text());
  Q_EMIT changed(choice());
}

}  // namespace ui
