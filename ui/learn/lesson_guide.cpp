// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/learn/lesson_guide.h"

#include <QDockWidget>
#include <QTimer>
#include <algorithm>

#include "ui/ask/ask_workspace.h"
#include "ui/ask/compression_bar.h"
#include "ui/ask/conversation_view.h"
#include "ui/ask/document_pane.h"
#include "ui/ask/question_box.h"
#include "ui/learn/coach_mark.h"
#include "ui/learn/lesson_panel.h"
#include "ui/main_window.h"

namespace ui {
namespace {

std::optional<WorkspaceId> workspaceOf(const QString& name) {
  static const QStringList names{"ask", "inspect", "explore", "train", "learn", "compare"};
  const qsizetype at = names.indexOf(name);
  return at < 0 ? std::nullopt : std::optional(static_cast<WorkspaceId>(at));
}

}  // namespace

LessonGuide::LessonGuide(MainWindow* window)
    : QObject(window),
      m_window(window),
      m_panel(new LessonPanel),
      m_dock(new QDockWidget(tr("Lesson"), window)),
      m_mark(new CoachMark(window)) {
  m_dock->setObjectName("lessonDock");
  m_dock->setWidget(m_panel);
  m_dock->setFeatures(QDockWidget::DockWidgetMovable | QDockWidget::DockWidgetFloatable);
  m_dock->toggleViewAction()->setEnabled(false);
  window->addDockWidget(Qt::RightDockWidgetArea, m_dock);
  m_dock->hide();
  connect(m_panel, &LessonPanel::stepShown, this, &LessonGuide::apply);
  connect(m_panel, &LessonPanel::ended, this, [this] {
    bringBack();
    m_mark->pointAt(nullptr);
    m_dock->hide();
    m_window->workspaces()->show(WorkspaceId::Learn);
  });
}

bool LessonGuide::hides(const QWidget* widget) const {
  return std::find(m_hidden.begin(), m_hidden.end(), widget) != m_hidden.end();
}

void LessonGuide::apply(const LessonStep& step) {
  bringBack();
  m_mark->pointAt(nullptr);
  m_dock->show();
  openDocument();
  set(step.set);
  for (const QString& name : step.hide) {
    QWidget* widget = lessonWidget(m_window, name);
    if (widget == nullptr || widget->isHidden()) continue;
    widget->hide();
    m_hidden.emplace_back(widget);
  }
  // After the layout has been made: a workspace that is shown for the first time has no places yet.
  QTimer::singleShot(0, m_panel, [this, name = step.point] {
    if (m_panel->isRunning()) m_mark->pointAt(lessonWidget(m_window, name));
  });
}

void LessonGuide::set(const LessonSetting& setting) {
  if (const auto id = workspaceOf(setting.workspace)) m_window->workspaces()->show(*id);
  AskWorkspace* ask = m_window->ask();
  if (!setting.question.isEmpty()) ask->conversation()->questionBox()->setQuestion(setting.question);
  if (setting.ratio || !setting.compressor.isEmpty()) {
    CompressionChoice choice = ask->documents()->compressionBar()->choice();
    if (setting.ratio) choice = {*setting.ratio, std::nullopt, choice.compressor};
    if (!setting.compressor.isEmpty()) choice.compressor = setting.compressor;
    ask->documents()->compressionBar()->setChoice(choice);
  }
  QWidget* inspect = m_window->workspaces()->at(WorkspaceId::Inspect);
  if (!setting.mask.isEmpty() && inspect != nullptr && inspect->metaObject()->indexOfSlot("showPreset(QString)") >= 0)
    QMetaObject::invokeMethod(inspect, "showPreset", Q_ARG(QString, setting.mask));
}

void LessonGuide::openDocument() {
  const auto& document = m_panel->lesson().document;
  if (!document) return;
  for (const OpenDocument& open : m_window->ask()->documents()->documents()) {
    if (open.text.name != document->name.toStdString()) continue;
    m_window->ask()->documents()->setCurrentDocument(open.id);
    return;
  }
  Q_EMIT documentWanted(*document, m_panel->lesson().folder);
}

void LessonGuide::bringBack() {
  for (const QPointer<QWidget>& widget : m_hidden) {
    if (widget != nullptr) widget->show();
  }
  m_hidden.clear();
}

}  // namespace ui
