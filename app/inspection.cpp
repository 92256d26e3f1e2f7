// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/inspection.h"

#include "app/answering.h"
#include "app/mask_tools.h"
#include "app/throttle.h"
#include "engine/error.h"
#include "ui/ask/ask_workspace.h"
#include "ui/ask/compression_bar.h"
#include "ui/ask/document_pane.h"
#include "ui/inspect/inspect_workspace.h"
#include "ui/inspect/mask_view.h"
#include "ui/main_window.h"

namespace app {

Inspection::Inspection(Session& session, ui::MainWindow& window, QObject* parent)
    : QObject(parent), m_session(session), m_window(window), m_workspace(new ui::InspectWorkspace), m_explaining(session, *m_workspace) {
  window.addWorkspace(ui::WorkspaceId::Inspect, m_workspace);
  m_workspace->setChooser(window.dialogs().saveFile);
  connect(&session, &Session::modelLoading, this, [this] {
    setMemory(nullptr);
    m_workspace->setStateText(tr("The model is being loaded."));
  });
  connect(&session, &Session::modelLoaded, this, &Inspection::onModel);
  connect(&session, &Session::turnStarted, this,
          [this](int turn, const QString& question) { m_questions[turn] = question; });
  connect(&session, &Session::answered, this, &Inspection::onAnswered);
  connect(&session.worker(), &Worker::failed, this, [this](JobKind kind, const QString& sentence) {
    if (kind >= JobKind::Inspect) m_workspace->setStateText(sentence);
  });
  connect(m_workspace, &ui::InspectWorkspace::tabShown, this, &Inspection::refresh);
  connect(m_workspace, &ui::InspectWorkspace::segmentChosen, this, &Inspection::showSegment);
  connect(m_workspace, &ui::InspectWorkspace::exported, this,
          [this](const QString& file) { m_window.log(tr("Wrote %1.").arg(file)); });
  connect(m_workspace, &ui::InspectWorkspace::exportFailed, &window, &ui::MainWindow::showError);
  connectMask();
}

void Inspection::connectMask() {
  ui::MaskView* mask = m_workspace->mask();
  ui::CompressionBar* bar = m_window.ask()->documents()->compressionBar();
  connect(mask, &ui::MaskView::maskChosen, this, [this, bar](const engine::MaskChoice& choice, double ratio) {
    if (choice.chunkBegins.empty()) {
      ui::CompressionChoice compression = bar->choice();
      compression.ratio = ratio;
      bar->setChoice(compression);
    }
    useMask(choice);
  });
  connect(mask, &ui::MaskView::ownMaskChosen, this, [this] { useMask({}); });
  connect(bar, &ui::CompressionBar::changed, this, [this, mask](const ui::CompressionChoice& choice) {
    mask->setUsed(choice.mask ? QString::fromStdString(choice.mask->name) : QString());
  });
  connect(mask, &ui::MaskView::saveRequested, this, [this](const engine::MaskChoice& choice) {
    const auto& choose = m_workspace->chooser();
    const QString file = choose ? choose(&m_window, tr("Save Mask"), "mask", {tr("Mask (*.json)")}) : QString();
    if (file.isEmpty()) return;
    try {
      saveMask(choice, file);
    } catch (const engine::Error& error) {
      m_window.showError(QString::fromUtf8(error.what()));
    }
  });
}

void Inspection::useMask(const std::optional<engine::MaskChoice>& mask) {
  m_window.ask()->documents()->compressionBar()->setMask(mask);
  m_window.log(mask ? tr("The next question compresses with the mask “%1”.").arg(QString::fromStdString(mask->name))
                    : tr("The next question compresses with the model's own mask."));
  refresh();
}

void Inspection::onModel() {
  const QString compressor = m_window.ask()->documents()->compressionBar()->choice().compressor;
  m_workspace->mask()->setTools(maskToolsOf(*m_session.engine(), compressor));
  m_workspace->setModel(inspectedModelOf(*m_session.engine(), compressor));
  if (m_workspace->isVisible()) refresh();
}

void Inspection::onAnswered(int turn, const ui::AnsweredTurn& answered) {
  if (!answered.memory || answered.answer.stopped) return;
  m_choice = m_window.ask()->documents()->compressionBar()->choice();
  setMemory(answered.memory, m_questions[turn], answered.answer);
}

bool Inspection::isMemoryOfWindow() const {
  if (!m_memory) return false;
  const std::vector<ui::OpenDocument> open = m_window.ask()->documents()->documents();
  bool same = open.size() == m_memory->documents.size();
  for (std::size_t i = 0; same && i < open.size(); ++i) same = open[i].text == m_memory->documents[i];
  return same && m_choice == m_window.ask()->documents()->compressionBar()->choice();
}

void Inspection::refresh() {
  if (!m_workspace->isVisible() || !m_session.engine() || !m_session.model() || !m_session.model()->answers) return;
  if (isMemoryOfWindow()) return m_explaining.showCurrent();
  std::vector<engine::DocumentText> texts;
  for (const ui::OpenDocument& open : m_window.ask()->documents()->documents()) texts.push_back(open.text);
  if (texts.empty()) return m_workspace->setStateText(tr("Open a document to look into its memory."));
  ui::CompressionChoice choice = m_window.ask()->documents()->compressionBar()->choice();
  ui::CompressionChoice compressed = choice;
  if (!choice.budget && choice.ratio < 2) compressed.ratio = m_session.model()->defaultRatio;
  m_workspace->setStateText(tr("Compressing…"));
  const auto job = [this, worker = &m_session.worker(), engine = m_session.engine(), texts,
                    compressed](std::stop_token stop) {
    const auto report = [=, this, throttle = std::make_shared<Throttle>()](const engine::ProgressReport& progress) {
      if (!throttle->lets() || progress.total <= 0) return;
      worker->post(JobKind::InspectMemory, stop, [this, share = 100 * progress.done / progress.total] {
        m_workspace->setStateText(tr("Compressing… %1 %").arg(share));
      });
    };
    return memoryOf(*engine, texts, compressed, nullptr, report, stop);
  };
  m_session.worker().run(JobKind::InspectMemory, job, [this, choice](std::shared_ptr<const engine::Memory> memory) {
    m_choice = choice;
    if (memory) setMemory(std::move(memory));
  });
}

void Inspection::setMemory(std::shared_ptr<const engine::Memory> memory, const QString& question,
                           const engine::Answer& answer) {
  const int before = m_workspace->segment().index;
  m_memory = std::move(memory);
  m_explaining.setSubject(nullptr);
  if (!m_memory || m_memory->segments.empty()) return m_workspace->setSegment({});
  m_explaining.setSubject(
      std::make_shared<const InspectedSubject>(InspectedSubject{m_memory, question.toStdString(), answer}));
  m_workspace->setStateText({});
  m_workspace->setNotes({{"model", QString::fromStdString(m_memory->modelHash)},
                         {"compressor", QString::fromStdString(m_memory->compressor)},
                         {"mask", QString::fromStdString(m_memory->mask.name)},
                         {"ratio", QString::number(m_memory->ratio)}});
  const ui::MaskDesign design{m_memory->mask, m_memory->ratio};
  if (design != m_modelDesign) m_workspace->mask()->setDesign(design);  // else what is being designed stays
  m_modelDesign = design;
  showSegment(std::min(before, static_cast<int>(m_memory->segments.size()) - 1));
}

void Inspection::showSegment(int index) {
  if (!m_memory || index < 0 || index >= static_cast<int>(m_memory->segments.size())) return;
  const auto job = [engine = m_session.engine(), memory = m_memory, index](const std::stop_token&) {
    return inspectedSegmentOf(*engine, *memory, index);
  };
  m_session.worker().run(JobKind::InspectMemory, job, [this](const ui::InspectedSegment& segment) {
    m_workspace->setSegment(segment);
    m_explaining.setSegment();
  });
}

}  // namespace app
