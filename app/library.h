// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QThread>
#include <filesystem>
#include <functional>
#include <memory>
#include <utility>

#include "app/store/store.h"

namespace app {

// The library of sessions on a thread of its own, so that the window never waits for a disk. Orders are done one after
// the other, as they were given. What goes wrong, and what the store has to tell, is said by a signal.
// Thread safety: all functions on the thread it lives in. Destroying it waits until everything is written.
class Library : public QObject {
  Q_OBJECT

 public:
  // A library that cannot be opened is told, and replaced by one in memory.
  explicit Library(const std::filesystem::path& file, QObject* parent = nullptr);
  ~Library() override;

  // `job` runs there; `after` here, when it is done, whether or not it succeeded.
  void write(std::function<void(store::Store&)> job, std::function<void()> after = {});

  // `job(store::Store&)` runs there, `done(result)` here, unless it failed.
  template <class Job, class Done>
  void read(Job job, Done done) {
    order([job = std::move(job), done = std::move(done)](store::Store& store) mutable {
      auto result = std::make_shared<std::invoke_result_t<Job, store::Store&>>(job(store));
      return std::function<void()>([done = std::move(done), result] { done(std::move(*result)); });
    });
  }

 Q_SIGNALS:
  void said(const QString& sentence);  // what the user must see

 private:
  // What runs there gives what is to be done here.
  using Order = std::function<std::function<void()>(store::Store&)>;
  void order(Order order);
  void say(const std::string& sentence);  // from any thread

  QThread m_thread;
  QObject* m_hands;                       // lives in m_thread; queued calls to it are the orders
  std::unique_ptr<store::Store> m_store;  // used there alone
};

}  // namespace app
