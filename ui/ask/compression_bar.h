// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/model_summary.h"

class QComboBox;
class QLabel;
class QSlider;
class QSpinBox;
class QToolButton;

namespace ui {

// How strongly documents are compressed: a slider from 1× (the text itself) to 64×, or a budget of memory tokens; which
// compressor, where a model has several.
class CompressionBar : public QWidget {
  Q_OBJECT

 public:
  explicit CompressionBar(QWidget* parent = nullptr);

  CompressionChoice choice() const;
  void setChoice(const CompressionChoice& choice);
  void setCompressors(const QStringList& names, const QString& preferred);
  void setBudgetOffered(bool offered);  // Simple shows the slider alone
  void setMask(const std::optional<engine::MaskChoice>& mask);  // another than the model's own; said beside, with a way back

 Q_SIGNALS:
  void changed(const ui::CompressionChoice& choice);

 private:
  void refresh();

  QLabel* m_title;  // in the place of m_way where there is no choice
  QComboBox* m_way;
  QSlider* m_slider;
  QLabel* m_ratio;
  QSpinBox* m_budget;
  QComboBox* m_compressor;
  QToolButton* m_maskButton;  // takes the mask back
  std::optional<engine::MaskChoice> m_mask;
};

}  // namespace ui
