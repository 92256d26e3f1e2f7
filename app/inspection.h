// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <memory>

#include "app/explaining.h"
#include "app/session.h"
#include "ui/ask/answered_turn.h"
#include "ui/inspect/mask_design.h"

namespace ui {
class InspectWorkspace;
class MainWindow;
}  // namespace ui

namespace app {

// The Inspect workspace and what feeds it: the memory of the last answer, or of the open documents. What a view needs
// is computed on the session's worker when the view is shown. Thread safety: the GUI thread.
class Inspection : public QObject {
  Q_OBJECT

 public:
  // Adds the workspace to the window.
  Inspection(Session& session, ui::MainWindow& window, QObject* parent = nullptr);

  ui::InspectWorkspace* workspace() const { return m_workspace; }
  const std::shared_ptr<const engine::Memory>& memory() const { return m_memory; }  // null: none yet

 private:
  void connectMask();
  void onModel();
  void onAnswered(int turn, const ui::AnsweredTurn& answered);
  void refresh();  // when it is shown: compresses the open documents, unless an answer's memory is there
  // `answered`: from this memory; none: nothing was asked.
  void setMemory(std::shared_ptr<const engine::Memory> memory, const QString& question = {},
                 const engine::Answer& answer = {});
  void showSegment(int index);
  void useMask(const std::optional<engine::MaskChoice>& mask);
  bool isMemoryOfWindow() const;

  Session& m_session;
  ui::MainWindow& m_window;
  ui::InspectWorkspace* m_workspace;
  std::map<int, QString> m_questions;
  std::shared_ptr<const engine::Memory> m_memory;
  ui::CompressionChoice m_choice;  // that m_memory was made with
  ui::MaskDesign m_modelDesign;    // of m_memory
  Explaining m_explaining;
};

}  // namespace app
