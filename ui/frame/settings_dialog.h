// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "ui/frame/dialogs.h"
#include "ui/preferences.h"

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;
class QSlider;
class QSpinBox;

namespace ui {

// Everything of Preferences that is chosen once and kept.
class SettingsDialog : public QDialog {
  Q_OBJECT

 public:
  // `threads`: what 0 (automatic) means on this machine.
  SettingsDialog(const Preferences& preferences, const Dialogs& dialogs, int threads, QWidget* parent = nullptr);
  Preferences preferences() const;

 private:
  void addLook(QFormLayout* form);
  void addModel(QFormLayout* form, int threads);

  Preferences m_given;
  Dialogs m_dialogs;
  QComboBox* m_theme;
  QComboBox* m_layout;
  QSlider* m_textScale;
  QLineEdit* m_model;
  QComboBox* m_device;
  QComboBox* m_dtype;
  QSpinBox* m_threads;
  QComboBox* m_ratio;
  QCheckBox* m_reread;
};

}  // namespace ui
