// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session.h"

#include <algorithm>

#include "app/answering.h"
#include "app/throttle.h"
#include "ui/engine_words.h"

namespace app {
namespace {

std::vector<engine::DocumentText> textsOf(const std::vector<ui::OpenDocument>& documents) {
  std::vector<engine::DocumentText> texts;
  for (const ui::OpenDocument& document : documents) texts.push_back(document.text);
  return texts;
}

// "Compressing … 45 %"
QString stageText(const engine::ProgressReport& report) {
  QString text = ui::engineWord(report.what) + QStringLiteral("…");
  if (report.total > 0) text += QStringLiteral(" %1 %").arg(100 * report.done / report.total);
  return text;
}

bool readsText(const ui::CompressionChoice& choice) { return !choice.budget && choice.ratio < 2; }

}  // namespace

Session::Session(Recorder& recorder, QObject* parent) : QObject(parent), m_recorder(recorder) {
  connect(&m_worker, &Worker::failed, this, &Session::onFailed);
  connect(&m_worker, &Worker::busyChanged, this, [this] { Q_EMIT busyChanged(isAnswering()); });
}

Session::~Session() = default;

void Session::loadModel(const ui::ModelChoice& choice) {
  stop();
  m_model.reset();
  m_compressed = {};
  Q_EMIT modelLoading(QString::fromStdString(std::filesystem::path(choice.folder.toStdString()).filename().string()),
                      0);
  const auto job = [this, choice, old = std::exchange(m_engine, nullptr)](std::stop_token stop) mutable {
    old.reset();  // two models at once may not fit
    const std::filesystem::path path = choice.folder.toStdString();
    const engine::ModelFolder folder = engine::openModelFolder(path);
    m_worker.post(JobKind::Load, stop,
                  [this, name = QString::fromStdString(path.filename().string()),
                   bytes = folder.memoryNeeded(4, 2048)] { Q_EMIT modelLoading(name, bytes); });
    engine::EngineOptions options{choice.device.toStdString(), choice.dtype.toStdString(), choice.threads};
    Loaded loaded{std::make_shared<engine::Engine>(path, options), {}};
    loaded.summary = summaryOf(*loaded.engine);
    return loaded;
  };
  m_worker.run(JobKind::Load, job, [this](Loaded loaded) {
    m_engine = std::move(loaded.engine);
    m_model = loaded.summary;
    Q_EMIT modelLoaded(loaded.summary);
  });
}

store::Settings Session::settings(const ui::AskRequest& request) const {
  store::Settings settings;
  settings.compression = compressionOf(request.compression);
  settings.source = readsText(request.compression) ? engine::Source::Full
                    : request.reread               ? engine::Source::Auto
                                                   : engine::Source::Memory;
  if (!m_model) return settings;
  settings.modelFolder = m_model->folder.toStdString();
  settings.modelHash = m_model->hash.toStdString();
  settings.device = m_model->device.toStdString();
  settings.dtype = m_model->dtype.toStdString();
  settings.threads = m_model->threads;
  return settings;
}

const Session::Question* Session::question(int turn) const {
  const auto found = m_questions.find(turn);
  return found == m_questions.end() ? nullptr : &found->second;
}

Session::Question Session::questionOf(ui::AskRequest request, const std::vector<store::Document>& documents,
                                      int turn) const {
  Question question;
  // Most questions are asked of the documents of the one before: one copy of them will do.
  const bool same = !m_questions.empty() && *m_questions.rbegin()->second.documents == request.documents;
  question.documents = same ? m_questions.rbegin()->second.documents
                            : std::make_shared<const std::vector<ui::OpenDocument>>(std::move(request.documents));
  for (const store::Document& document : documents) question.sources.push_back(document.source);
  request.documents.clear();
  request.turn = turn;
  question.request = std::move(request);
  question.settings = settings(question.request);
  return question;
}

int Session::restore(const ui::AskRequest& request, const store::Turn& turn,
                     const std::vector<store::Document>& documents) {
  const int number = m_nextTurn++;
  Question question = questionOf(request, documents, number);
  question.settings = turn.settings;
  question.answered = ui::AnsweredTurn{turn.answer, nullptr, question.documents};
  m_questions[number] = std::move(question);
  return number;
}

void Session::ask(const ui::AskRequest& request, const std::vector<store::Document>& documents) {
  if (!m_engine) return;
  m_turn = request.turn > 0 ? request.turn : m_nextTurn++;
  const Question& question = m_questions[m_turn] = questionOf(request, documents, m_turn);
  store::Turn record;
  record.question = request.question.toStdString();
  record.settings = question.settings;
  record.program = "PIC Studio " PIC_VERSION;
  m_recorder.ask(m_turn, record, documents);
  Q_EMIT turnStarted(m_turn, request.question);
  beginTask(tr("Answering “%1”").arg(request.question), tr("tokens"));
  const bool reusable = m_compressed.choice == request.compression;
  const auto job = [this, turn = m_turn, engine = m_engine, request, settings = question.settings,
                    texts = textsOf(request.documents), before = reusable ? m_compressed.memory : nullptr](std::stop_token stop) {
    Asked asked{{}, {nullptr, request.compression}, settings};
    asked.answer.stopped = true;
    const std::string words = request.question.toStdString();
    if (readsText(request.compression)) {
      asked.answer = engine->askText(texts, words, engine::Source::Full, 1, {}, sinkOf(turn, stop), stop);
      return asked;
    }
    const auto begin = std::chrono::steady_clock::now();
    asked.compressed.memory = memoryOf(*engine, texts, request.compression, before, progressOf(turn, stop), stop);
    const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - begin;
    if (!asked.compressed.memory) return asked;
    engine::AskOptions options;
    options.reread = request.reread;
    asked.answer = engine->ask(*asked.compressed.memory, words, options, sinkOf(turn, stop), stop);
    asked.settings.modelHash = asked.compressed.memory->modelHash;
    asked.settings.compression.compressor = asked.compressed.memory->compressor;
    asked.answer.compressMilliseconds = asked.compressed.memory == before ? 0 : taken.count();
    return asked;
  };
  m_worker.run(JobKind::Ask, job, [this, turn = m_turn](Asked asked) { finishAsk(turn, std::move(asked)); });
}

void Session::finishAsk(int turn, Asked asked) {
  if (asked.compressed.memory) m_compressed = asked.compressed;
  Question& question = m_questions.at(turn);
  question.answered = ui::AnsweredTurn{std::move(asked.answer), asked.compressed.memory, question.documents};
  question.settings = asked.settings;
  endTask();
  ++m_beingKept;
  m_recorder.end(turn, question.answered->answer, asked.settings, [this, turn, shown = *question.answered] {
    --m_beingKept;
    Q_EMIT answered(turn, shown);
    Q_EMIT busyChanged(isAnswering());
  });
}

void Session::compare(int turn) {
  const auto found = m_questions.find(turn);
  if (!m_engine || found == m_questions.end() || !found->second.answered) return;
  std::vector<engine::Source> sources;
  for (const auto source :
       {engine::Source::Memory, engine::Source::Full, engine::Source::None, engine::Source::Budget}) {
    const engine::Answer& answer = found->second.answered->answer;
    const bool sure = answer.source == engine::Source::Auto && answer.reread == 0;
    const bool known = source == answer.source || (source == engine::Source::Memory && sure);
    if (!known && (source != engine::Source::Memory || memoryFor(found->second))) sources.push_back(source);
  }
  m_turn = turn;
  compareNext(turn, sources);
}

// Of an answer that read the text, or of an earlier time, there is none of its own.
std::shared_ptr<const engine::Memory> Session::memoryFor(const Question& question) const {
  if (question.answered->memory) return question.answered->memory;
  const bool same = m_compressed.memory && m_compressed.memory->documents == textsOf(*question.documents);
  return same ? m_compressed.memory : nullptr;
}

// One source after the other, so that each shows as soon as it is there.
void Session::compareNext(int turn, std::vector<engine::Source> sources) {
  if (sources.empty()) return;
  const Question& question = m_questions.at(turn);
  const engine::Source source = m_comparing = sources.front();
  sources.erase(sources.begin());
  beginTask(tr("Comparing sources of “%1”").arg(question.request.question), tr("tokens"));
  const auto memory = memoryFor(question);
  const double ratio =
      std::max(2.0, question.answered->memory ? question.answered->answer.ratio : question.request.compression.ratio);
  const auto job = [engine = m_engine, texts = textsOf(*question.documents),
                    words = question.request.question.toStdString(), source, memory, ratio](std::stop_token stop) {
    return source == engine::Source::Memory ? engine->ask(*memory, words, {}, {}, stop)
                                            : engine->askText(texts, words, source, ratio, {}, {}, stop);
  };
  m_worker.run(JobKind::Compare, job, [this, turn, sources](engine::Answer answer) {
    endTask();
    const bool stopped = answer.stopped;
    Q_EMIT compared(turn, answer);
    if (!stopped) compareNext(turn, sources);
  });
}

void Session::stop() { m_worker.stopAll(); }

void Session::onFailed(JobKind kind, const QString& sentence) {
  if (kind > JobKind::Compare) return;  // not a question
  endTask();
  switch (kind) {
    case JobKind::Load:
      Q_EMIT modelFailed(sentence);
      break;
    case JobKind::Ask:
      m_recorder.fail(m_turn, sentence);
      Q_EMIT askFailed(m_turn, sentence);
      break;
    case JobKind::Compare:
      Q_EMIT compareFailed(m_turn, m_comparing, sentence);
      break;
    default:
      break;
  }
}

engine::Progress Session::progressOf(int turn, std::stop_token stop) {
  return [this, turn, stop = std::move(stop),
          throttle = std::make_shared<Throttle>()](const engine::ProgressReport& report) {
    if (throttle->lets() || report.done == report.total) {
      m_worker.post(JobKind::Ask, stop, [this, turn, report] { onProgress(turn, report); });
    }
  };
}

engine::TokenSink Session::sinkOf(int turn, std::stop_token stop) {
  struct Written {
    QString text;
    Throttle throttle;
  };
  return
      [this, turn, stop = std::move(stop), written = std::make_shared<Written>()](const engine::GeneratedToken& token) {
        written->text += QString::fromStdString(token.text);
        if (!written->throttle.lets()) return;
        m_worker.post(JobKind::Ask, stop, [this, turn, text = written->text] {
          m_recorder.grow(turn, text);
          Q_EMIT answerGrew(turn, text);
        });
      };
}

void Session::onProgress(int turn, const engine::ProgressReport& report) {
  if (m_stage != report.what) {
    m_stage = report.what;
    m_taskTime.restart();
  }
  m_task.done = report.done;
  m_task.total = report.total;
  m_task.unit = ui::engineWord(report.unit);
  m_task.seconds = static_cast<double>(m_taskTime.elapsed()) / 1000;
  Q_EMIT taskChanged(m_task);
  const QString numbers = ui::progressText(m_task);
  Q_EMIT turnProgressed(turn, m_task.seconds > 1 ? ui::engineWord(report.what) + QStringLiteral("… ") + numbers
                                                 : stageText(report));
}

void Session::beginTask(const QString& title, const QString& unit) {
  m_task = {m_task.id + 1, title, 0, 0, unit, 0, true};
  m_stage.clear();
  m_taskTime.start();
  Q_EMIT taskChanged(m_task);
}

void Session::endTask() {
  if (!m_task.running || m_task.id == 0) return;
  m_task.running = false;
  Q_EMIT taskChanged(m_task);
}

}  // namespace app
