// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QObject>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include "tests/cli/tiny_model.h"
#include "tests/registry.h"

using tests::ProgramResult;
using tests::runPic;

// A folder compressed into a library, and compressed again when it changed.
class LibraryTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();
  void onlyWhatChangedIsCompressedAgain();
  void anotherRatioReusesNothing();
  void theLibraryIsAsked();
  void whatIsNoDocumentIsNamed();
  void aFolderWithoutDocumentsIsRefused();
  void severalDocumentsNeedAName();

 private:
  QString path(const QString& name) const { return m_folder.filePath(name); }
  ProgramResult compress(const QStringList& more = {}) const {
    return runPic(QStringList{"compress", path("notes"), "--model", tests::tinyModel(), "--threads", "1"} + more);
  }
  QTemporaryDir m_folder;
};

namespace {

QByteArray story(int number) {
  QByteArray text;
  for (int i = 0; i < 12; ++i)
    text += "On day " + QByteArray::number(i) + " the dog number " + QByteArray::number(number) +
            " walked to the river, and there they saw him. ";
  return text;
}

// "… in 12 segments; 9 of them as they were"
std::pair<int, int> counts(const QByteArray& out) {
  const QRegularExpression words("in ([0-9,]+) segments?(?:; ([0-9,]+) of them as they were)?");
  const QRegularExpressionMatch match = words.match(QString::fromUtf8(out));
  return {match.captured(1).toInt(), match.captured(2).toInt()};
}

}  // namespace

void LibraryTest::initTestCase() {
  QVERIFY(!tests::tinyModel().isEmpty());
  QVERIFY(QDir().mkpath(path("notes/deep")) && QDir().mkpath(path("notes/.hidden")));
  tests::writeFile(path("notes/one.txt"), story(1));
  tests::writeFile(path("notes/two.md"), "# Two\n\n" + story(2));
  tests::writeFile(path("notes/deep/three.txt"), story(3));
  tests::writeFile(path("notes/.hidden/four.txt"), story(4));
}

void LibraryTest::onlyWhatChangedIsCompressedAgain() {
  const ProgramResult first = compress();
  VERIFY_RESULT(first.exitCode == 0, first);
  const auto [segments, nothing] = counts(first.out);
  QVERIFY(segments > 6);
  QCOMPARE(nothing, 0);
  QVERIFY(QFile::exists(path("notes.picmem")));

  const ProgramResult again = compress();
  QCOMPARE(counts(again.out), std::pair(segments, segments));

  // A word in the last sentence of one file: all but its last segment stay.
  QByteArray changed = story(1);
  changed.replace("On day 11 the dog", "On day 11 the cat");
  tests::writeFile(path("notes/one.txt"), changed);
  const ProgramResult update = compress();
  QCOMPARE(counts(update.out).first, segments);
  QVERIFY2(counts(update.out).second >= segments - 2 && counts(update.out).second < segments, update.out);

  // A new file: all others stay; a file that is gone is gone.
  tests::writeFile(path("notes/five.txt"), story(5));
  const auto [more, kept] = counts(compress().out);
  QVERIFY(more > segments);
  QCOMPARE(kept, segments);
  QVERIFY(QFile::remove(path("notes/five.txt")));
  QCOMPARE(counts(compress().out), std::pair(segments, segments));
}

void LibraryTest::anotherRatioReusesNothing() {
  const ProgramResult result = compress({"--ratio", "8", "-o", path("notes.picmem")});
  VERIFY_RESULT(result.exitCode == 0, result);
  QCOMPARE(counts(result.out).second, 0);
}

void LibraryTest::theLibraryIsAsked() {
  const ProgramResult result = runPic({"ask", path("notes.picmem"), "Where did the dog number 3 walk?", "--model",
                                       tests::tinyModel(), "--json", "--retrieve", "2"});
  VERIFY_RESULT(result.exitCode == 0, result);
  const QJsonObject json = result.json();
  QVERIFY(json["segments"].toInt() > 6);
  QCOMPARE(json["segments_read"].toArray().size(), 2);
}

void LibraryTest::whatIsNoDocumentIsNamed() {
  tests::writeFile(path("notes/empty.txt"), "  \n");
  const ProgramResult result = compress();
  VERIFY_RESULT(result.exitCode == 0 && result.err.contains("left out empty.txt"), result);
  QVERIFY(!result.err.contains("hidden"));
}

void LibraryTest::aFolderWithoutDocumentsIsRefused() {
  QVERIFY(QDir().mkpath(path("nothing")));
  const ProgramResult result = runPic({"compress", path("nothing"), "--model", tests::tinyModel()});
  QVERIFY2(result.isUserError("holds no document"), result.summary());
}

void LibraryTest::severalDocumentsNeedAName() {
  const ProgramResult result = runPic({"compress", path("notes/one.txt"), path("notes/two.md")});
  VERIFY_RESULT(result.exitCode == 2 && result.err.contains("--output"), result);
}

PIC_TEST(LibraryTest)
#include "library_test.moc"
