// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QObject>
#include <QTemporaryDir>
#include <QTest>

#include "tests/cli/pic_program.h"
#include "tests/registry.h"

using tests::kStoriesModel;
using tests::ProgramResult;
using tests::runPic;

// What users hand in wrongly is told in one sentence. `--source none` reads the document but needs no compressor.
class InputTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void documentsThatAreNoTextAreRefused_data();
  void documentsThatAreNoTextAreRefused();
  void missingFilesAndFoldersAreNamed();
  void aWrongMaskIsNamed();
  void aWrongModelIsNamed();
  void aBackboneWithoutCompressorSaysSo();
  void resultsThatCannotBeWrittenAreRefusedBeforeTheWork();
  void damagedQuestionsNameFileAndLine();

 private:
  QString write(const QString& name, const QByteArray& content) const {
    QFile file(m_folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly)) qFatal("no temporary file");
    file.write(content);
    return file.fileName();
  }
  ProgramResult ask(const QString& document, const QString& question = "Who?") const {
    return runPic({"ask", document, question, "--model", kStoriesModel});
  }
  QTemporaryDir m_folder;
};

void InputTest::documentsThatAreNoTextAreRefused_data() {
  QTest::addColumn<QByteArray>("content");
  QTest::addColumn<QByteArray>("words");
  QTest::newRow("empty") << QByteArray() << QByteArray("is empty");
  QTest::newRow("blank") << QByteArray(" \n\t") << QByteArray("nothing but blanks");
  QTest::newRow("NUL") << QByteArray("ab\0cd", 5) << QByteArray("not a text file");
  QTest::newRow("PDF, damaged") << QByteArray("%PDF-1.4 ...") << QByteArray("cannot be read as a PDF");
}

void InputTest::documentsThatAreNoTextAreRefused() {
  QFETCH(QByteArray, content);
  QFETCH(QByteArray, words);
  const ProgramResult result = ask(write("document.txt", content));
  VERIFY_RESULT(result.isUserError(words), result);
  VERIFY_RESULT(result.err.contains("document.txt"), result);
}

void InputTest::missingFilesAndFoldersAreNamed() {
  const ProgramResult missing = ask(m_folder.filePath("none.txt"));
  VERIFY_RESULT(missing.isUserError("none.txt"), missing);
  const ProgramResult folder = ask(m_folder.path());
  VERIFY_RESULT(folder.isUserError("is a folder"), folder);
  const ProgramResult question = ask(write("document.txt", "Text."), "  ");
  VERIFY_RESULT(question.isUserError("question is empty"), question);
  const ProgramResult memory = ask(write("damaged.picmem", "no memory"));
  VERIFY_RESULT(memory.isUserError("damaged.picmem"), memory);
  const ProgramResult config = runPic({"train", m_folder.filePath("none.json")});
  VERIFY_RESULT(config.isUserError("none.json"), config);
}

void InputTest::aWrongMaskIsNamed() {
  const ProgramResult name = runPic({"mask", "--tokens", "8", "--preset", "pik"});
  VERIFY_RESULT(name.isUserError("pik"), name);
  const ProgramResult file = runPic({"mask", "--tokens", "8", "--preset", write("mask.json", "{\"sinc\": 1}")});
  VERIFY_RESULT(file.isUserError("mask.json") && file.err.contains("sinc"), file);
}

void InputTest::aWrongModelIsNamed() {
  const ProgramResult missing = runPic({"info", "--model", m_folder.filePath("nowhere")});
  VERIFY_RESULT(missing.isUserError("nowhere"), missing);
  const ProgramResult damaged = runPic({"info", "--model", m_folder.path()});
  VERIFY_RESULT(damaged.isUserError("config.json"), damaged);
}

void InputTest::aBackboneWithoutCompressorSaysSo() {
  const ProgramResult result = ask(write("document.txt", "Once upon a time."));
  VERIFY_RESULT(result.isUserError("compressor"), result);
}

void InputTest::resultsThatCannotBeWrittenAreRefusedBeforeTheWork() {
  const QString text = write("document.txt", "Text.");
  const QString output = m_folder.filePath("no/such/folder/a.picmem");
  const ProgramResult result = runPic({"compress", text, "-o", output, "--model", kStoriesModel});
  VERIFY_RESULT(result.isUserError("no/such/folder does not exist"), result);
  const ProgramResult ratio = runPic({"compress", text, "-o", m_folder.filePath("a.picmem"), "--ratio", "1"});
  VERIFY_RESULT(ratio.isUserError("start at 2"), ratio);
}

void InputTest::damagedQuestionsNameFileAndLine() {
  const ProgramResult result =
      runPic({"eval", write("questions.jsonl", "{\"context\":\"c\",\"qas\":[]}\n{"), "--model", kStoriesModel});
  VERIFY_RESULT(result.isUserError("questions.jsonl, line 2"), result);
}

PIC_TEST(InputTest)
#include "input_test.moc"
