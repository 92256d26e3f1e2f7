// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interrupts.h"

#include <pthread.h>
#include <signal.h>
#include <unistd.h>

namespace cli {
namespace {

constexpr int kWakeUp = SIGUSR1;  // ends the waiting thread

sigset_t waitedSignals() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGINT);
  sigaddset(&set, SIGTERM);
  sigaddset(&set, kWakeUp);
  return set;
}

}  // namespace

Interrupts::Interrupts() {
  const sigset_t set = waitedSignals();
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  // A reader that goes away is noticed where we write, so that training does not die with its log's reader.
  signal(SIGPIPE, SIG_IGN);
  m_thread = std::thread([this] { waitForSignals(); });
}

Interrupts::~Interrupts() {
  pthread_kill(m_thread.native_handle(), kWakeUp);
  m_thread.join();
}

int Interrupts::exitCode() const {
  const std::lock_guard lock(m_mutex);
  return m_exitCode;
}

// A thread that waits may lock and allocate; a signal handler may not.
void Interrupts::waitForSignals() {
  const sigset_t set = waitedSignals();
  for (int signal = 0; sigwait(&set, &signal) == 0 && signal != kWakeUp;) receive(signal);
}

void Interrupts::receive(int signal) {
  const std::lock_guard lock(m_mutex);
  if (m_job == nullptr || m_job->stop_requested()) _exit(128 + signal);
  m_exitCode = 128 + signal;
  m_job->request_stop();
}

Interrupts::Job::Job(Interrupts& interrupts) : m_interrupts(interrupts) {
  const std::lock_guard lock(m_interrupts.m_mutex);
  m_interrupts.m_job = &m_source;
}

Interrupts::Job::~Job() {
  const std::lock_guard lock(m_interrupts.m_mutex);
  m_interrupts.m_job = nullptr;
}

}  // namespace cli
