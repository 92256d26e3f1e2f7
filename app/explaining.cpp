// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/explaining.h"

#include "engine/explain.h"
#include "ui/inspect/attention_pane.h"
#include "ui/inspect/attribution_view.h"
#include "ui/inspect/geometry_view.h"
#include "ui/inspect/inspect_workspace.h"
#include "ui/inspect/knock_out_view.h"
#include "ui/inspect/map_view.h"
#include "ui/inspect/mask_view.h"
#include "ui/inspect/survival_view.h"

namespace app {
namespace {

constexpr int kTokenInfluenceUpTo = 96;  // tokens of a segment; longer ones are measured chunk by chunk

engine::AskedQuestion askedOf(const InspectedSubject& subject) {
  return {*subject.memory, subject.question, subject.answer};
}

QStringList tokensOf(const engine::Answer& answer) {
  QStringList tokens;
  for (const engine::GeneratedToken& token : answer.tokens) tokens << QString::fromStdString(token.text);
  return tokens;
}

}  // namespace

Explaining::Explaining(Session& session, ui::InspectWorkspace& workspace, QObject* parent)
    : QObject(parent), m_session(session), m_workspace(workspace) {
  connectViews();
}

void Explaining::connectViews() {
  connect(m_workspace.attention(), &ui::AttentionPane::allRequested, this, &Explaining::showAllAttention);
  connect(m_workspace.attribution(), &ui::AttributionView::requested, this, [this] {
    m_workspace.attribution()->setWaiting(tr("Computing…"));
    m_done.remove("attribution");
    showCurrent();
  });
  connect(m_workspace.knockOut(), &ui::KnockOutView::knockOutRequested, this, &Explaining::knockOut);
  connect(m_workspace.knockOut(), &ui::KnockOutView::rankingRequested, this, &Explaining::rank);
  connect(&m_session.worker(), &Worker::failed, this, [this](JobKind kind) {
    if (kind == JobKind::InspectRanking) rank(false);
    if (kind == JobKind::InspectKnockOut) m_workspace.knockOut()->setBusy(false);
  });
  // A question does not wait for a view; what the view lacks is computed when it is shown again.
  connect(&m_session, &Session::turnStarted, this, [this] { m_session.worker().stop(JobKind::Inspect); });
}

// `job(engine, subject, stop)` on the worker, then `done(result)`, unless the subject has changed meanwhile.
template <class Job, class Done>
void Explaining::compute(const QString& what, Job job, Done done, JobKind kind) {
  if (!m_subject || !m_session.engine() || m_done.contains(what)) return;
  m_workspace.setStateText(tr("Computing…"));
  const auto work = [engine = m_session.engine(), subject = m_subject, job](std::stop_token stop) {
    auto result = std::make_shared<std::decay_t<decltype(job(*engine, *subject, stop))>>(job(*engine, *subject, stop));
    return std::pair(result, stop.stop_requested());
  };
  m_session.worker().run(kind, work, [this, what, subject = m_subject, done](const auto& finished) {
    if (subject != m_subject) return;
    m_workspace.knockOut()->setBusy(m_session.worker().isBusy(JobKind::InspectKnockOut));
    m_workspace.setStateText(finished.second ? tr("Stopped.") : QString());
    if (finished.second) return;
    m_done.insert(what);
    done(*finished.first);
  });
}

void Explaining::setSubject(std::shared_ptr<const InspectedSubject> subject) {
  m_subject = std::move(subject);
  m_done.clear();
  m_ranking = {};
  ui::KnockOutView* knockOut = m_workspace.knockOut();
  knockOut->setRanked(false);
  knockOut->setAnswered(isAnswered() ? QString::fromStdString(m_subject->question) : QString(),
                        isAnswered() ? QString::fromStdString(m_subject->answer.text) : QString());
  const QString ask = tr("Ask a question first: in Ask, from memory.");
  m_workspace.attention()->setWaiting(isAnswered() ? tr("Reading the attention…") : ask);
  m_workspace.attribution()->setWaiting(isAnswered() ? tr("Computing…") : ask);
  m_workspace.geometry()->setWaiting(m_subject ? tr("Computing…") : tr("Open a document and a model."));
}

void Explaining::setSegment() {
  m_workspace.mask()->setInfluence({});
  for (const QString& what : QSet<QString>(m_done)) {
    if (what.startsWith("segment")) m_done.remove(what);
  }
  if (m_ranking.attribution.done() > 0) showRanking();
  showCurrent();
}

QString Explaining::ofSegment(const QString& what) const {
  return QStringLiteral("segment %1 %2").arg(m_workspace.segment().index).arg(what);
}

void Explaining::showCurrent() {
  if (!m_subject || !m_workspace.isVisible() || m_workspace.segment().tokenCount() == 0) return;
  const QString key = m_workspace.currentKey();
  if (key == "mask") showInfluenceOfMask();
  if (key == "map") showMap();
  if (key == "attention") showAttention();
  if (key == "attribution") showAttribution();
  if (key == "survival") showSurvival();
  if (key == "geometry") showGeometry();
}

void Explaining::showInfluenceOfMask() {
  const int segment = m_workspace.segment().index;
  const auto unit = m_workspace.segment().tokenCount() <= kTokenInfluenceUpTo ? engine::InfluenceUnit::Token
                                                                              : engine::InfluenceUnit::Chunk;
  compute(
      ofSegment("influence"),
      [segment, unit](const engine::Engine& engine, const InspectedSubject& subject, std::stop_token stop) {
        return engine::measureInfluence(engine, *subject.memory, segment, unit, 2, {}, std::move(stop));
      },
      [this](const engine::Influence& influence) { m_workspace.mask()->setInfluence(influence); });
}

void Explaining::showMap() {
  compute(
      ofSegment("map"),
      [segment = m_workspace.segment().index](const engine::Engine& engine, const InspectedSubject& subject,
                                              std::stop_token stop) {
        return engine::memoryAttention(engine, *subject.memory, segment, std::move(stop));
      },
      [this](const engine::AttentionView& attention) { m_workspace.map()->setAttention(attention); });
}

void Explaining::showAttention() {
  if (!isAnswered()) return;
  compute(
      "attention",
      [](const engine::Engine& engine, const InspectedSubject& subject, std::stop_token stop) {
        return engine::answerAttention(engine, askedOf(subject), std::move(stop));
      },
      [this](const engine::AttentionView& attention) { m_workspace.attention()->setSteps(attention); });
}

void Explaining::showAllAttention(int layer, int head) {
  m_done.remove("all attention");
  compute(
      "all attention",
      [layer, head](const engine::Engine& engine, const InspectedSubject& subject, std::stop_token stop) {
        return engine::fullAttention(engine, askedOf(subject), layer, head, std::move(stop));
      },
      [this](const engine::AttentionView& attention) { m_workspace.attention()->setAll(attention); });
}

void Explaining::showAttribution() {
  using Method = ui::AttributionView::Method;
  ui::AttributionView* view = m_workspace.attribution();
  if (view->method() == Method::Influence) return showInfluence();
  if (!isAnswered()) return view->setWaiting(tr("Ask a question first: in Ask, from memory."));
  compute(
      "attribution",
      [method = view->method(), unit = view->unit()](const engine::Engine& engine, const InspectedSubject& subject,
                                                     std::stop_token stop) {
        if (method == Method::Rollout) return engine::attentionRollout(engine, askedOf(subject), std::move(stop));
        if (method == Method::LeaveOneOut) return engine::leaveOneOut(engine, askedOf(subject), unit, {}, std::move(stop));
        return engine::gradientTimesInput(engine, askedOf(subject), {}, std::move(stop));
      },
      [this, view](const engine::Attribution& attribution) {
        view->setAttribution(attribution, m_subject->memory->documents, tokensOf(m_subject->answer));
      });
}

void Explaining::showInfluence() {
  compute(
      "attribution",
      [segment = m_workspace.segment().index](const engine::Engine& engine, const InspectedSubject& subject,
                                              std::stop_token stop) {
        return engine::measureInfluence(engine, *subject.memory, segment, engine::InfluenceUnit::Chunk, 2, {},
                                        std::move(stop));
      },
      [this](const engine::Influence& influence) { m_workspace.attribution()->setInfluence(influence); });
}

void Explaining::showSurvival() {
  compute(
      ofSegment("survival"),
      [segment = m_workspace.segment().index](const engine::Engine& engine, const InspectedSubject& subject,
                                              std::stop_token stop) {
        return engine::whatSurvived(engine, *subject.memory, segment, {}, std::move(stop));
      },
      [this](const engine::Survival& survival) { m_workspace.survival()->setSurvival(survival); });
}

void Explaining::showGeometry() {
  compute(
      "geometry",
      [](const engine::Engine& engine, const InspectedSubject& subject, std::stop_token stop) {
        return engine::memoryGeometry(engine, *subject.memory, 5, std::move(stop));
      },
      [this](const engine::MemoryGeometry& geometry) { m_workspace.geometry()->setGeometryOf(geometry); });
}

void Explaining::knockOut(const std::vector<int>& memories) {
  if (!isAnswered()) return;
  m_workspace.knockOut()->setBusy(true);
  m_done.remove("knock-out");
  compute(
      "knock-out",
      [memories](const engine::Engine& engine, const InspectedSubject& subject, std::stop_token stop) {
        return engine::knockOut(engine, askedOf(subject), memories, {}, std::move(stop));
      },
      [this](const engine::KnockOut& knockedOut) {
        m_workspace.knockOut()->setKnockOut(knockedOut);
      },
      JobKind::InspectKnockOut);
}

void Explaining::rank(bool on) {
  if (on == m_ranking.running || (on && !isAnswered())) return;
  m_ranking.running = on;
  m_workspace.knockOut()->setRanked(on);
  if (!on) return m_session.worker().stop(JobKind::InspectRanking);
  m_ranking.timer.start();
  const auto job = [engine = m_session.engine(), subject = m_subject](const std::stop_token&) {
    engine::Attribution ranking;
    ranking.parts = engine::attributedParts(*engine, askedOf(*subject), ranking.unit);
    ranking.logProbabilities = engine::answerLogProbabilities(*engine, askedOf(*subject), ranking.unit);
    return ranking;
  };
  m_session.worker().run(JobKind::InspectRanking, job, [this, subject = m_subject](engine::Attribution ranking) {
    if (subject != m_subject) return;
    if (m_ranking.attribution.parts != ranking.parts) m_ranking.attribution = std::move(ranking);
    rankNext();
  });
}

// One part is one job: what the user asks for meanwhile stands in the queue before the next.
void Explaining::rankNext() {
  showRanking();
  const auto part = static_cast<std::size_t>(m_ranking.attribution.done());
  if (!m_ranking.running || part >= m_ranking.attribution.parts.size()) return rank(false);
  const auto job = [engine = m_session.engine(), subject = m_subject, one = m_ranking.attribution.parts[part],
                    unit = m_ranking.attribution.unit](const std::stop_token&) {
    return engine::leaveOut(*engine, askedOf(*subject), one, unit);
  };
  m_session.worker().run(JobKind::InspectRanking, job, [this, subject = m_subject](const std::vector<double>& without) {
    if (subject != m_subject || !m_ranking.running) return;
    const std::vector<double>& all = m_ranking.attribution.logProbabilities;
    for (std::size_t token = 0; token < all.size(); ++token) {
      m_ranking.attribution.scores.push_back(static_cast<float>(all[token] - without[token]));
    }
    rankNext();
  });
}

void Explaining::showRanking() {
  const int done = m_ranking.attribution.done(), total = static_cast<int>(m_ranking.attribution.parts.size());
  const double seconds = static_cast<double>(m_ranking.timer.elapsed()) / 1000;
  const bool known = m_ranking.running && done > 0;
  m_workspace.knockOut()->setRanking(m_ranking.attribution, known ? seconds / done * (total - done) : -1);
}

}  // namespace app
