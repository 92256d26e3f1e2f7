// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspect/mask_controls.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QSpinBox>

namespace ui {
namespace {

constexpr int kMostTokens = 4096;

// Combo boxes as wide as the room, not as their longest entry.
void letShrink(QComboBox* box) {
  box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  box->setMinimumContentsLength(10);
}

}  // namespace

MaskControls::MaskControls(QWidget* parent) : QWidget(parent), m_form(new QFormLayout(this)), m_preset(new QComboBox) {
  m_form->setContentsMargins(0, 0, 0, 0);
  m_form->setRowWrapPolicy(QFormLayout::WrapAllRows);
  m_form->setVerticalSpacing(4);
  letShrink(m_preset);
  m_preset->setAccessibleName(tr("Mask"));
  m_form->addRow(tr("Mask"), m_preset);
  connect(m_preset, &QComboBox::textActivated, this, [this](const QString& name) {
    if (m_preset->currentIndex() < m_preset->count() - 1) Q_EMIT presetChosen(name);
  });
  using engine::MaskRules;
  m_memoryToContext = addRule(tr("Memory tokens see of the text"),
                              {tr("all of it"), tr("their chunk"), tr("up to their chunk"), tr("their chunk and around")},
                              [](MaskRules& r, int i) { r.memoryToContext = static_cast<engine::MemoryToContext>(i); });
  m_memoryToMemory = addRule(tr("Memory tokens see of each other"),
                             {tr("none"), tr("those before"), tr("those of their chunk"), tr("all")},
                             [](MaskRules& r, int i) { r.memoryToMemory = static_cast<engine::MemoryToMemory>(i); });
  m_contextToContext = addRule(tr("Text sees of the text"),
                               {tr("all before"), tr("its chunk before"), tr("the last chunks"), tr("both directions")},
                               [](MaskRules& r, int i) { r.contextToContext = static_cast<engine::ContextToContext>(i); });
  m_contextToMemory = addRule(tr("Text sees of the memory"), {tr("none"), tr("earlier chunks'")},
                              [](MaskRules& r, int i) { r.contextToMemory = static_cast<engine::ContextToMemory>(i); });
  m_sink = addCount(tr("First tokens seen by all memory"), &MaskRules::sink);
  m_window = addCount(tr("Chunks the text looks back"), &MaskRules::window);
  m_overlap = addCount(tr("Tokens around the chunk"), &MaskRules::overlap);
  m_ratio = new QDoubleSpinBox;
  m_ratio->setRange(1, 64);
  m_ratio->setDecimals(1);
  m_ratio->setSuffix(QStringLiteral("×"));
  m_ratio->setAccessibleName(tr("Ratio"));
  m_form->addRow(tr("Ratio"), m_ratio);
  connect(m_ratio, &QDoubleSpinBox::valueChanged, this, [this](double ratio) {
    change(tr("Ratio"), [ratio](MaskDesign& design) {
      design.ratio = ratio;
      design.choice.chunkBegins.clear();
    });
  });
}

QComboBox* MaskControls::addRule(const QString& label, const QStringList& choices,
                                 const std::function<void(engine::MaskRules&, int)>& set) {
  auto* box = new QComboBox;
  letShrink(box);
  box->addItems(choices);
  box->setAccessibleName(label);
  m_form->addRow(label, box);
  connect(box, &QComboBox::activated, this, [this, label, set](int index) {
    change(label, [&](MaskDesign& design) { set(design.choice.rules, index); });
  });
  return box;
}

QSpinBox* MaskControls::addCount(const QString& label, int engine::MaskRules::* count) {
  auto* box = new QSpinBox;
  box->setRange(0, kMostTokens);
  box->setAccessibleName(label);
  m_form->addRow(label, box);
  connect(box, &QSpinBox::valueChanged, this, [this, label, count](int value) {
    change(label, [&](MaskDesign& design) { design.choice.rules.*count = value; });
  });
  return box;
}

void MaskControls::change(const QString& what, const std::function<void(MaskDesign&)>& change) {
  if (m_showing) return;
  MaskDesign design = m_design;
  change(design);
  if (design == m_design) return;
  if (design.choice.rules != m_design.choice.rules) {
    design.choice.name = "custom";
    design.choice.poolMean = false;
  }
  Q_EMIT edited(design, what);
}

void MaskControls::setPresets(const QStringList& presets) {
  m_preset->clear();
  m_preset->addItems(presets);
  m_preset->addItem(tr("Custom"));
  setDesign(m_design);
}

void MaskControls::setDesign(const MaskDesign& design) {
  m_showing = true;
  m_design = design;
  const engine::MaskRules& rules = design.choice.rules;
  const int preset = m_preset->findText(QString::fromStdString(design.choice.name));
  m_preset->setCurrentIndex(preset >= 0 ? preset : m_preset->count() - 1);
  m_contextToContext->setCurrentIndex(static_cast<int>(rules.contextToContext));
  m_contextToMemory->setCurrentIndex(static_cast<int>(rules.contextToMemory));
  m_memoryToContext->setCurrentIndex(static_cast<int>(rules.memoryToContext));
  m_memoryToMemory->setCurrentIndex(static_cast<int>(rules.memoryToMemory));
  m_sink->setValue(rules.sink);
  m_window->setValue(rules.window);
  m_overlap->setValue(rules.overlap);
  m_ratio->setValue(design.ratio);
  m_form->setRowVisible(m_window, rules.contextToContext == engine::ContextToContext::Window);
  m_form->setRowVisible(m_overlap, rules.memoryToContext == engine::MemoryToContext::ChunkOverlap);
  m_showing = false;
}

}  // namespace ui
