// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QSet>
#include <memory>

#include "app/session.h"
#include "engine/values/attribution.h"

namespace ui {
class InspectWorkspace;
}

namespace app {

// What Inspect speaks of: a memory, and the answer that was read from it, if there is one. Constant once made, so that
// jobs can share it.
struct InspectedSubject {
  std::shared_ptr<const engine::Memory> memory;
  std::string question;  // empty: none was answered from this memory
  engine::Answer answer;
};

// Computes what a view of Inspect shows, when it is shown, on the session's worker. A ranking runs in small units that
// give way to everything else between them. Thread safety: the GUI thread.
class Explaining : public QObject {
  Q_OBJECT

 public:
  Explaining(Session& session, ui::InspectWorkspace& workspace, QObject* parent = nullptr);

  void setSubject(std::shared_ptr<const InspectedSubject> subject);  // null: nothing
  void setSegment();   // the workspace shows another one
  void showCurrent();  // computes what the shown tab lacks

 private:
  template <class Job, class Done>
  void compute(const QString& what, Job job, Done done, JobKind kind = JobKind::Inspect);
  void connectViews();
  bool isAnswered() const { return m_subject && !m_subject->question.empty(); }
  QString ofSegment(const QString& what) const;

  void showInfluenceOfMask();
  void showMap();
  void showAttention();
  void showAllAttention(int layer, int head);
  void showAttribution();
  void showInfluence();
  void showSurvival();
  void showGeometry();
  void knockOut(const std::vector<int>& memories);

  struct Ranking {
    engine::Attribution attribution;
    QElapsedTimer timer;
    bool running = false;
  };
  void rank(bool on);
  void rankNext();
  void showRanking();

  Session& m_session;
  ui::InspectWorkspace& m_workspace;
  std::shared_ptr<const InspectedSubject> m_subject;
  QSet<QString> m_done;  // what the views show already, of this subject
  Ranking m_ranking;
};

}  // namespace app
