// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <mutex>
#include <stop_token>
#include <thread>

namespace cli {

// Ctrl-C (SIGINT) and SIGTERM as requests to stop. While a job runs, the first asks it to stop (training saves, an
// answer ends) and the second leaves at once; without a job the first one leaves at once.
// Make the only one at the start of main: threads born later inherit that they do not take these signals themselves.
class Interrupts {
 public:
  Interrupts();
  ~Interrupts();
  Interrupts(const Interrupts&) = delete;
  Interrupts& operator=(const Interrupts&) = delete;

  // 128 + the signal when one stopped a job (130 for Ctrl-C), otherwise 0.
  int exitCode() const;

  // One job at a time, on the main thread.
  class Job {
   public:
    explicit Job(Interrupts& interrupts);
    ~Job();
    Job(const Job&) = delete;
    Job& operator=(const Job&) = delete;

    std::stop_token token() const { return m_source.get_token(); }
    void stop() { m_source.request_stop(); }

   private:
    Interrupts& m_interrupts;
    std::stop_source m_source;
  };

 private:
  void waitForSignals();
  void receive(int signal);

  mutable std::mutex m_mutex;
  std::stop_source* m_job = nullptr;
  int m_exitCode = 0;
  std::thread m_thread;
};

}  // namespace cli
