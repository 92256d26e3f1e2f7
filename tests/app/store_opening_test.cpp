// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/stat.h>
#include <unistd.h>

#include <QTest>

#include "app/store/schema.h"
#include "app/store/store.h"
#include "tests/app/sample_session.h"
#include "tests/registry.h"

using store::Database;
using store::Statement;
using store::Store;

class StoreOpeningTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aNewLibraryIsNobodyElsesBusiness();
  void everyVersionIsLedToTheLast();
  void aStepThatFailsIsNotHalfMade();
  void aNewerLibraryIsRefusedAndLeftAsItIs();
  void aDamagedLibraryIsMovedAsideWithItsNameTold_data();
  void aDamagedLibraryIsMovedAsideWithItsNameTold();
  void damageInsideIsFoundAfterACrash();
  void aPlaceThatCannotBeWrittenIsMadeUpForInMemory();
  void aLibraryThatCannotOnlyBeReadIsReadIntoMemory();

 private:
  static std::filesystem::path asideIn(const std::filesystem::path& folder) {
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      const std::string name = entry.path().filename().string();
      if (tests::contains(name, ".damaged-") && !name.ends_with("-wal") && !name.ends_with("-shm")) return entry.path();
    }
    return {};
  }
};

void StoreOpeningTest::aNewLibraryIsNobodyElsesBusiness() {
  const tests::LibraryFolder folder;
  const std::filesystem::path file = folder.path() / "new" / "folder" / "library.sqlite";
  Store library(file);
  library.beginSession("s", tests::sampleSettings());
  for (const char* end : {"", "-wal", "-open"}) {
    struct stat status = {};
    QCOMPARE(::stat((file.string() + end).c_str(), &status), 0);
    QCOMPARE(status.st_mode & 0777, mode_t{0600});
  }
}

void StoreOpeningTest::everyVersionIsLedToTheLast() {
  const tests::LibraryFolder folder;
  Database database(folder.library());
  database.open();
  const std::vector<const char*> steps{"CREATE TABLE a(x)", "ALTER TABLE a RENAME TO b; INSERT INTO b VALUES (7)"};
  store::migrate(database, std::span(steps).first(1));
  store::migrate(database, steps);
  store::migrate(database, steps);  // nothing is left to do
  Statement row(database, "SELECT x, (SELECT count(*) FROM b) FROM b");
  QVERIFY(row.next());
  QCOMPARE(row.integer(0), 7);
  QCOMPARE(row.integer(1), 1);
}

void StoreOpeningTest::aStepThatFailsIsNotHalfMade() {
  const tests::LibraryFolder folder;
  Database database(folder.library());
  database.open();
  const std::vector<const char*> steps{"CREATE TABLE a(x); CREATE TABLE b(x); INSERT INTO nowhere VALUES (1)"};
  VERIFY_CONTAINS(tests::errorOf([&] { store::migrate(database, steps); }), "nowhere");
  Statement tables(database, "SELECT count(*) FROM sqlite_master");
  QVERIFY(tables.next());
  QCOMPARE(tables.integer(0), 0);
}

void StoreOpeningTest::aNewerLibraryIsRefusedAndLeftAsItIs() {
  const tests::LibraryFolder folder;
  {
    Store library(folder.library());
    library.addSession(tests::sampleSession());
  }
  {
    Database database(folder.library());
    database.open();
    database.execute("PRAGMA user_version = 99");
  }
  const std::string before = tests::bytesOf(folder.library());
  const std::string sentence = tests::errorOf([&] { Store library(folder.library()); });
  VERIFY_CONTAINS(sentence, "version 99");
  VERIFY_CONTAINS(sentence, "newer program");
  QVERIFY(tests::bytesOf(folder.library()) == before);
}

void StoreOpeningTest::aDamagedLibraryIsMovedAsideWithItsNameTold_data() {
  QTest::addColumn<QByteArray>("bytes");
  QTest::newRow("text") << QByteArray("This is no database, whatever its name says. ").repeated(50);
  QTest::newRow("header, then nothing") << QByteArray("SQLite format 3\0", 16) + QByteArray(4080, '\xff');
}

void StoreOpeningTest::aDamagedLibraryIsMovedAsideWithItsNameTold() {
  QFETCH(QByteArray, bytes);
  const tests::LibraryFolder folder;
  for (int time = 1; time <= 2; ++time) {  // twice: nothing that was moved aside is overwritten
    tests::writeBytes(folder.library(), bytes.toStdString());
    Store library(folder.library());
    const std::vector<std::string> notes = library.takeNotes();
    QCOMPARE(notes.size(), std::size_t{1});
    const std::filesystem::path aside = asideIn(folder.path());
    if (time == 1) VERIFY_CONTAINS(notes[0], aside.string());
    QVERIFY(tests::bytesOf(aside) == bytes.toStdString());
    QVERIFY(!library.inMemory());
    library.addSession(tests::sampleSession());
    QCOMPARE(library.sessions().size(), std::size_t{1});
  }
  int moved = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
    const std::string name = entry.path().filename().string();
    moved += tests::contains(name, ".damaged-") && !name.ends_with("-wal") && !name.ends_with("-shm") ? 1 : 0;
  }
  QCOMPARE(moved, 2);
}

void StoreOpeningTest::damageInsideIsFoundAfterACrash() {
  const tests::LibraryFolder folder;
  {
    Store library(folder.library());
    store::Session session = tests::sampleSession();
    session.documents[0].text += std::string(200'000, 'x');
    library.addSession(session);
  }
  {
    Database database(folder.library());
    database.open();
    database.execute("UPDATE sessions SET owner = 12345");  // a process that is gone
  }
  std::string bytes = tests::bytesOf(folder.library());
  for (std::size_t page = 2; page < bytes.size() / 4096; ++page)
    bytes.replace(page * 4096, 64, std::string(64, '\xee'));
  tests::writeBytes(folder.library(), bytes);
  Store library(folder.library());
  const std::vector<std::string> notes = library.takeNotes();
  QCOMPARE(notes.size(), std::size_t{1});
  VERIFY_CONTAINS(notes[0], "is damaged");
  QVERIFY(tests::bytesOf(asideIn(folder.path())) == bytes);
  QVERIFY(library.sessions().empty());
}

void StoreOpeningTest::aPlaceThatCannotBeWrittenIsMadeUpForInMemory() {
  Store library("/proc/nowhere/library.sqlite");
  const std::vector<std::string> notes = library.takeNotes();
  QVERIFY(library.inMemory());
  QCOMPARE(notes.size(), std::size_t{1});
  VERIFY_CONTAINS(notes[0], "/proc/nowhere/library.sqlite");
  VERIFY_CONTAINS(notes[0], "in memory only");
  const store::Id id = library.addSession(tests::sampleSession());
  QCOMPARE(library.session(id).turns.size(), std::size_t{2});
}

void StoreOpeningTest::aLibraryThatCannotOnlyBeReadIsReadIntoMemory() {
  const tests::LibraryFolder folder;
  {
    Store library(folder.library());
    library.addSession(tests::sampleSession());
  }
  // Permissions do not stop root; a folder in the place of the file of marks stops everybody.
  std::filesystem::remove(folder.library().string() + "-open");
  std::filesystem::create_directory(folder.library().string() + "-open");
  const std::string before = tests::bytesOf(folder.library());
  Store library(folder.library());
  QVERIFY(library.inMemory());
  QCOMPARE(library.takeNotes().size(), std::size_t{1});
  QCOMPARE(library.sessions().size(), std::size_t{1});
  QCOMPARE(library.session(library.sessions()[0].id).turns.size(), std::size_t{2});
  library.beginSession("more", tests::sampleSettings());
  QCOMPARE(library.sessions().size(), std::size_t{2});
  QVERIFY(tests::bytesOf(folder.library()) == before);
}

PIC_TEST(StoreOpeningTest)
#include "store_opening_test.moc"
