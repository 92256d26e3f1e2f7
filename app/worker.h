// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QThread>
#include <functional>
#include <map>
#include <memory>
#include <stop_token>
#include <utility>

namespace app {

// A newer job supersedes an older one of its kind.
enum class JobKind { Load, Ask, Compare, Inspect, InspectMemory, InspectKnockOut, InspectRanking };

// One thread that does everything the engine does, so that the window never waits.
// run(kind, job, done): `job(std::stop_token)` runs there, after the jobs before it; `done(result)` runs on the thread
// that called. When a newer job of the same kind is started, the older one's stop token fires and its result is
// dropped. A stopped job is not dropped: it returns what it has. Errors: what a job throws becomes failed(kind,
// sentence). Thread safety: all functions on the thread the worker lives in. Destroying it stops every job and waits
// for it.
class Worker : public QObject {
  Q_OBJECT

 public:
  explicit Worker(QObject* parent = nullptr);
  ~Worker() override;

  template <class Job, class Done>
  void run(JobKind kind, Job job, Done done) {
    using Result = std::invoke_result_t<Job, std::stop_token>;
    start(kind, [job = std::move(job), done = std::move(done)](std::stop_token stop) mutable {
      auto result = std::make_shared<Result>(job(std::move(stop)));
      return std::function<void()>([done = std::move(done), result] { done(std::move(*result)); });
    });
  }

  // Runs `report` on the thread the worker lives in, unless the job of this kind has been superseded meanwhile.
  // The one function that a job may call.
  void post(JobKind kind, std::stop_token stop, std::function<void()> report);

  void stop(JobKind kind);  // asks it to stop; does not wait
  void stopAll();
  bool isBusy() const { return !m_running.empty(); }
  bool isBusy(JobKind kind) const { return m_running.contains(kind); }

 Q_SIGNALS:
  void failed(app::JobKind kind, const QString& sentence);
  void busyChanged();

 private:
  using Task = std::function<std::function<void()>(std::stop_token)>;
  void start(JobKind kind, Task task);
  void finish(JobKind kind, const std::stop_source& source, const std::function<void()>& deliver);
  bool isCurrent(JobKind kind, const std::stop_token& stop) const;

  QThread m_thread;
  QObject* m_hands;                               // lives in m_thread; queued calls to it are the queue of jobs
  std::map<JobKind, std::stop_source> m_running;  // the newest of each kind
};

}  // namespace app
