// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/worker.h"

#include <QMetaObject>
#include <exception>
#include <new>

namespace app {
namespace {

// What went wrong, for the user. engine::Error and the standard library's errors carry a sentence.
QString sentenceOf(const std::exception_ptr& error) {
  try {
    std::rethrow_exception(error);
  } catch (const std::bad_alloc&) {
    return Worker::tr("There is not enough memory for this. Use a shorter text, a higher ratio or a smaller model.");
  } catch (const std::exception& exception) {
    return QString::fromUtf8(exception.what());
  }
}

}  // namespace

Worker::Worker(QObject* parent) : QObject(parent), m_hands(new QObject) {
  m_hands->moveToThread(&m_thread);
  connect(&m_thread, &QThread::finished, m_hands, &QObject::deleteLater);
  m_thread.setObjectName("engine");
  m_thread.start();
}

Worker::~Worker() {
  stopAll();
  m_thread.quit();
  m_thread.wait();
}

void Worker::start(JobKind kind, Task task) {
  stop(kind);
  const std::stop_source source;
  m_running.insert_or_assign(kind, source);
  QMetaObject::invokeMethod(m_hands, [this, kind, source, task = std::move(task)] {
    std::function<void()> deliver;
    try {
      deliver = task(source.get_token());
    } catch (...) {
      deliver = [this, kind, sentence = sentenceOf(std::current_exception())] { Q_EMIT failed(kind, sentence); };
    }
    QMetaObject::invokeMethod(this, [this, kind, source, deliver] { finish(kind, source, deliver); });
  });
  Q_EMIT busyChanged();
}

void Worker::post(JobKind kind, std::stop_token stop, std::function<void()> report) {
  QMetaObject::invokeMethod(this, [this, kind, stop = std::move(stop), report = std::move(report)] {
    if (isCurrent(kind, stop)) report();
  });
}

void Worker::finish(JobKind kind, const std::stop_source& source, const std::function<void()>& deliver) {
  if (!isCurrent(kind, source.get_token())) return;
  m_running.erase(kind);
  deliver();
  Q_EMIT busyChanged();
}

bool Worker::isCurrent(JobKind kind, const std::stop_token& stop) const {
  const auto found = m_running.find(kind);
  return found != m_running.end() && found->second.get_token() == stop;
}

void Worker::stop(JobKind kind) {
  const auto found = m_running.find(kind);
  if (found != m_running.end()) found->second.request_stop();
}

void Worker::stopAll() {
  for (auto& [kind, source] : m_running) source.request_stop();
}

}  // namespace app
