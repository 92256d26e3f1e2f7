// SPDX-License-Identifier: GPL-3.0-or-later
#include <unistd.h>

#include <QFile>
#include <QObject>
#include <QTemporaryDir>
#include <QTest>

#include "tests/documents/sample_files.h"
#include "tests/registry.h"

// Files that cannot be read are named in a sentence, and nothing else happens.
class RefusedFilesTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void contentIsNamed_data();
  void contentIsNamed();
  void pathsAreNamed();
  void largeFilesAreRefused();
};

void RefusedFilesTest::contentIsNamed_data() {
  QTest::addColumn<QByteArray>("bytes");
  QTest::addColumn<QByteArray>("name");
  QTest::addColumn<QByteArray>("words");
  const auto row = [](const char* title, const QByteArray& bytes, const char* name, const char* words) {
    QTest::newRow(title) << bytes << QByteArray(name) << QByteArray(words);
  };
  row("empty", "", "a.txt", "is empty");
  row("blank", " \n\t", "a.txt", "nothing but blanks");
  row("blank page", "<html><body> </body></html>", "a.html", "nothing but blanks");
  row("only markup", "[a]: http://b.c\n", "a.md", "nothing but blanks");
  row("NUL", QByteArray("ab\0cd", 5), "a.txt", "not a text file");
  row("RTF", "{\\rtf1 x}", "a.txt", "Rich Text");
  row("picture", "\x89PNG\r\n", "a.txt", "PNG picture");
  row("gzip", "\x1f\x8b\x08", "a.txt", "unpack it first");
  row("old Office", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "a.doc", "old Office file");
  row("docx, not one", "plain words", "a.docx", "is not a Word file");
  row("odt, not one", "plain words", "a.ODT", "is not a OpenDocument file");
}

void RefusedFilesTest::contentIsNamed() {
  QFETCH(QByteArray, bytes);
  QFETCH(QByteArray, name);
  QFETCH(QByteArray, words);
  const std::string sentence = tests::refusal(bytes.toStdString(), name.toStdString());
  QVERIFY2(sentence.find(words.toStdString()) != std::string::npos, sentence.c_str());
  QVERIFY2(sentence.find(name.toStdString()) != std::string::npos && sentence.ends_with('.'), sentence.c_str());
}

void RefusedFilesTest::pathsAreNamed() {
  const QTemporaryDir folder;
  const auto refusal = [](const QString& path) -> std::string {
    try {
      documents::importDocument(path.toStdString());
    } catch (const engine::Error& error) {
      return error.what();
    }
    return {};
  };
  QVERIFY(refusal(folder.path()).find("is a folder") != std::string::npos);
  QVERIFY(refusal(folder.filePath("none.pdf")).find("none.pdf cannot be opened: No such file") != std::string::npos);
  QFile file(folder.filePath("locked.txt"));
  QVERIFY(file.open(QIODevice::WriteOnly) && file.write("text") == 4);
  file.close();
  QVERIFY(file.setPermissions({}));
  if (::geteuid() == 0) QSKIP("root may read everything");
  QVERIFY(refusal(file.fileName()).find("Permission denied") != std::string::npos);
}

void RefusedFilesTest::largeFilesAreRefused() {
  const QTemporaryDir folder;
  QFile file(folder.filePath("large.txt"));
  QVERIFY(file.open(QIODevice::WriteOnly) && file.resize((2 << 20) + 1));
  documents::ImportLimits limits;
  limits.fileBytes = 2 << 20;
  QVERIFY_EXCEPTION_THROWN(documents::importDocument(file.fileName().toStdString(), limits), engine::Error);
}

PIC_TEST(RefusedFilesTest)
#include "refused_files_test.moc"
