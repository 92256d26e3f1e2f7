// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUndoCommand>
#include <functional>

#include "ui/inspect/mask_design.h"

namespace ui {

// One change of a design. Changes of one stroke (a drag, typing into one field) are undone together.
class MaskCommand : public QUndoCommand {
 public:
  using Show = std::function<void(const MaskDesign&)>;
  MaskCommand(const MaskDesign& before, const MaskDesign& after, const QString& what, int stroke, Show show)
      : QUndoCommand(what), m_before(before), m_after(after), m_stroke(stroke), m_show(std::move(show)) {}

  void undo() override { m_show(m_before); }
  void redo() override { m_show(m_after); }
  int id() const override { return m_stroke; }  // −1: never together
  bool mergeWith(const QUndoCommand* next) override {
    m_after = static_cast<const MaskCommand*>(next)->m_after;
    return true;
  }

 private:
  MaskDesign m_before, m_after;
  int m_stroke;
  Show m_show;
};

}  // namespace ui
