// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/frame/settings_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>
#include <QVBoxLayout>

#include "ui/numbers.h"
#include "ui/theme.h"

namespace ui {
namespace {

QComboBox* choices(const QString& name, std::initializer_list<std::pair<QString, QVariant>> entries,
                   const QVariant& chosen) {
  auto* box = new QComboBox;
  box->setAccessibleName(name);
  for (const auto& [text, value] : entries) box->addItem(text, value);
  box->setCurrentIndex(std::max(0, box->findData(chosen)));
  return box;
}

QLabel* labelFor(const QString& text, QWidget* field) {
  auto* label = new QLabel(text);
  label->setBuddy(field);
  return label;
}

QLabel* heading(const QString& text) {
  auto* label = new QLabel(text);
  setTextRole(label, TextRole::Heading);
  return label;
}

}  // namespace

SettingsDialog::SettingsDialog(const Preferences& preferences, const Dialogs& dialogs, int threads, QWidget* parent)
    : QDialog(parent), m_given(preferences), m_dialogs(dialogs) {
  setWindowTitle(tr("Settings"));
  auto* form = new QFormLayout;
  form->setHorizontalSpacing(18);
  form->setVerticalSpacing(9);
  addLook(form);
  addModel(form, threads);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
  connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(22, 18, 22, 16);
  column->setSpacing(16);
  column->addLayout(form);
  column->addWidget(buttons);
}

void SettingsDialog::addLook(QFormLayout* form) {
  m_theme = choices(tr("Theme"),
                    {{tr("As the system"), int(Theme::System)},
                     {tr("Light"), int(Theme::Light)},
                     {tr("Dark"), int(Theme::Dark)},
                     {tr("High contrast"), int(Theme::HighContrast)}},
                    int(m_given.theme));
  m_layout = choices(tr("Layout"),
                     {{tr("Simple"), int(Layout::Simple)},
                      {tr("Researcher"), int(Layout::Researcher)},
                      {tr("Teacher"), int(Layout::Teacher)}},
                     int(m_given.layout));
  m_textScale = new QSlider(Qt::Horizontal);
  m_textScale->setRange(8, 20);
  m_textScale->setValue(m_given.textScale / 10);
  m_textScale->setAccessibleName(tr("Text size"));
  auto* percent = new QLabel;
  percent->setMinimumWidth(percent->fontMetrics().horizontalAdvance("200 % "));
  const auto show = [percent](int tenths) { percent->setText(tr("%1 %").arg(10 * tenths)); };
  show(m_textScale->value());
  connect(m_textScale, &QSlider::valueChanged, percent, show);
  auto* size = new QHBoxLayout;
  size->setSpacing(10);
  size->addWidget(m_textScale, 1);
  size->addWidget(percent);
  form->addRow(heading(tr("Appearance")));
  form->addRow(tr("&Theme"), m_theme);
  form->addRow(tr("&Layout"), m_layout);
  form->addRow(labelFor(tr("Text &size"), m_textScale), size);
}

void SettingsDialog::addModel(QFormLayout* form, int threads) {
  m_model = new QLineEdit(m_given.modelFolder);
  m_model->setPlaceholderText(tr("The model that comes with PIC Studio"));
  m_model->setAccessibleName(tr("Model folder"));
  m_model->setMinimumWidth(m_model->fontMetrics().averageCharWidth() * 40);
  auto* browse = new QPushButton(tr("&Browse…"));
  connect(browse, &QPushButton::clicked, this, [this] {
    const QString folder = m_dialogs.openModelFolder(this);
    if (!folder.isEmpty()) m_model->setText(folder);
  });
  auto* model = new QHBoxLayout;
  model->setSpacing(8);
  model->addWidget(m_model, 1);
  model->addWidget(browse);
  m_device = choices(tr("Device"), {{tr("Automatic"), "auto"}, {tr("Processor"), "cpu"}, {tr("CUDA"), "cuda"}},
                     m_given.device);
  m_dtype =
      choices(tr("Number format"),
              {{tr("Automatic"), "auto"}, {tr("float32"), "float32"}, {tr("bfloat16"), "bfloat16"}}, m_given.dtype);
  m_threads = new QSpinBox;
  m_threads->setRange(0, 256);
  m_threads->setSpecialValueText(tr("Automatic (%1)").arg(threads));
  m_threads->setValue(m_given.threads);
  m_threads->setAccessibleName(tr("Threads"));
  m_ratio = choices(tr("Compression at first"), {}, {});
  for (const double ratio : {1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0}) m_ratio->addItem(ratioText(ratio), ratio);
  m_ratio->setCurrentIndex(std::max(0, m_ratio->findData(m_given.ratio)));
  form->addRow(heading(tr("Model")));
  form->addRow(labelFor(tr("Model &folder"), m_model), model);
  form->addRow(tr("&Device"), m_device);
  form->addRow(tr("&Number format"), m_dtype);
  form->addRow(tr("Th&reads"), m_threads);
  form->addRow(tr("&Compression at first"), m_ratio);
  m_reread = new QCheckBox(tr("Read passages &again where memory leaves the model unsure"));
  m_reread->setChecked(m_given.reread);
  form->addRow(QString(), m_reread);
}

Preferences SettingsDialog::preferences() const {
  Preferences chosen = m_given;
  chosen.theme = static_cast<Theme>(m_theme->currentData().toInt());
  chosen.layout = static_cast<Layout>(m_layout->currentData().toInt());
  chosen.textScale = 10 * m_textScale->value();
  chosen.modelFolder = m_model->text().trimmed();
  chosen.device = m_device->currentData().toString();
  chosen.dtype = m_dtype->currentData().toString();
  chosen.threads = m_threads->value();
  chosen.ratio = m_ratio->currentData().toDouble();
  chosen.reread = m_reread->isChecked();
  return chosen;
}

}  // namespace ui
