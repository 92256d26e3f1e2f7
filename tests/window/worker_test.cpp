// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/worker.h"

#include <QObject>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>

#include "engine/error.h"
#include "tests/registry.h"

using app::JobKind;
using app::Worker;

class WorkerTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void jobsRunElsewhereAndResultsComeBackHere();
  void aNewerJobOfItsKindSupersedesTheOlder();
  void aStoppedJobReturnsWhatItHas();
  void jobsOfOtherKindsWaitForTheirTurn();
  void whatAJobThrowsBecomesASentence();
  void reportsOfSupersededJobsAreDropped();
  void destroyingItStopsTheJob();
};

void WorkerTest::jobsRunElsewhereAndResultsComeBackHere() {
  Worker worker;
  const QThread* here = QThread::currentThread();
  bool elsewhere = false;
  int result = 0;
  worker.run(
      JobKind::Ask, [here](std::stop_token) { return QThread::currentThread() != here ? 42 : 0; },
      [&](int value) {
        result = value;
        elsewhere = QThread::currentThread() == here;
      });
  QVERIFY(worker.isBusy());
  QTRY_COMPARE(result, 42);
  QVERIFY(elsewhere);
  QVERIFY(!worker.isBusy());
}

void WorkerTest::aNewerJobOfItsKindSupersedesTheOlder() {
  Worker worker;
  QSemaphore started;
  QList<int> results;
  worker.run(
      JobKind::Ask,
      [&](std::stop_token stop) {
        started.release();
        while (!stop.stop_requested()) QThread::yieldCurrentThread();
        return 1;
      },
      [&](int value) { results << value; });
  started.acquire();
  worker.run(
      JobKind::Ask, [](std::stop_token) { return 2; }, [&](int value) { results << value; });
  QTRY_VERIFY(!worker.isBusy());
  QCOMPARE(results, QList<int>{2});
}

void WorkerTest::aStoppedJobReturnsWhatItHas() {
  Worker worker;
  QSemaphore started;
  int result = 0;
  worker.run(
      JobKind::Ask,
      [&](std::stop_token stop) {
        started.release();
        int i = 0;
        while (!stop.stop_requested()) ++i;
        return i + 1;
      },
      [&](int value) { result = value; });
  started.acquire();
  worker.stopAll();
  QTRY_VERIFY(result > 0);
}

void WorkerTest::jobsOfOtherKindsWaitForTheirTurn() {
  Worker worker;
  QString order;
  worker.run(
      JobKind::Load, [](std::stop_token) { return QString("a"); }, [&](const QString& s) { order += s; });
  worker.run(
      JobKind::Ask, [](std::stop_token) { return QString("b"); }, [&](const QString& s) { order += s; });
  QTRY_COMPARE(order, QString("ab"));
}

void WorkerTest::whatAJobThrowsBecomesASentence() {
  Worker worker;
  QSignalSpy failed(&worker, &Worker::failed);
  bool delivered = false;
  worker.run(
      JobKind::Compare, [](std::stop_token) -> int { throw engine::Error("The text has 9 tokens; 8 is the limit."); },
      [&](int) { delivered = true; });
  QTRY_COMPARE(failed.count(), 1);
  QCOMPARE(failed.first().at(1).toString(), QString("The text has 9 tokens; 8 is the limit."));
  QVERIFY(!delivered && !worker.isBusy());
  worker.run(
      JobKind::Compare, [](std::stop_token) -> int { throw std::bad_alloc(); }, [](int) {});
  QTRY_COMPARE(failed.count(), 2);
  QVERIFY(failed.last().at(1).toString().contains("not enough memory"));
}

void WorkerTest::reportsOfSupersededJobsAreDropped() {
  Worker worker;
  QSemaphore reported;
  QStringList seen;
  const auto job = [&](const QString& name) {
    return [&, name](std::stop_token stop) {
      worker.post(JobKind::Ask, stop, [&seen, name] { seen << name; });
      reported.release();
      return 0;
    };
  };
  worker.run(JobKind::Ask, job("old"), [](int) {});
  reported.acquire();  // its report is on the way when the next job begins
  worker.run(JobKind::Ask, job("new"), [](int) {});
  QTRY_VERIFY(!worker.isBusy());
  QCOMPARE(seen, QStringList{"new"});
}

void WorkerTest::destroyingItStopsTheJob() {
  QSemaphore started;
  bool stopped = false;
  {
    Worker worker;
    worker.run(
        JobKind::Ask,
        [&](std::stop_token stop) {
          started.release();
          while (!stop.stop_requested()) QThread::yieldCurrentThread();
          stopped = true;
          return 0;
        },
        [](int) {});
    started.acquire();
  }
  QVERIFY(stopped);
}

PIC_TEST(WorkerTest)
#include "worker_test.moc"
