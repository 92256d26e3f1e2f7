// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/inspect/mask_design.h"

class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QSpinBox;

namespace ui {

// A mask's preset, its four rules, sink, window, overlap and ratio, to be chosen.
class MaskControls : public QWidget {
  Q_OBJECT

 public:
  explicit MaskControls(QWidget* parent = nullptr);

  void setPresets(const QStringList& presets);
  void setDesign(const MaskDesign& design);  // without a signal
  const MaskDesign& design() const { return m_design; }

 Q_SIGNALS:
  void presetChosen(const QString& name);
  // What the design was changed to, in the user's words: "Sink".
  void edited(const ui::MaskDesign& design, const QString& what);

 private:
  QComboBox* addRule(const QString& label, const QStringList& choices, const std::function<void(engine::MaskRules&, int)>& set);
  QSpinBox* addCount(const QString& label, int engine::MaskRules::* count);
  void change(const QString& what, const std::function<void(MaskDesign&)>& change);

  MaskDesign m_design;
  bool m_showing = false;
  QFormLayout* m_form;
  QComboBox* m_preset;
  QComboBox* m_contextToContext;
  QComboBox* m_contextToMemory;
  QComboBox* m_memoryToContext;
  QComboBox* m_memoryToMemory;
  QSpinBox* m_window;
  QSpinBox* m_overlap;
  QSpinBox* m_sink;
  QDoubleSpinBox* m_ratio;
};

}  // namespace ui
