// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QJsonArray>
#include <QObject>
#include <QTemporaryDir>
#include <QTest>

#include "tests/cli/pic_program.h"
#include "tests/documents/pdf_file.h"
#include "tests/registry.h"

using tests::ProgramResult;
using tests::runPic;

// Documents of any format, as the command line reads them.
class ImportTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aPdfIsPrintedAsText();
  void jsonSaysWhereTheTextStands();
  void evidenceNamesPageAndBoxes();
  void standardInputIsText();
  void whatIsGuessedIsNoted();
  void aScanIsToldSo();

 private:
  QString write(const QString& name, const std::string& content) const {
    QFile file(m_folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly)) qFatal("no temporary file");
    file.write(QByteArray::fromStdString(content));
    return file.fileName();
  }
  QTemporaryDir m_folder;
};

namespace {

// The sample, as a PDF whose first page holds nothing of it.
std::string lighthouse() {
  QFile file(PIC_SOURCE_DIR "/resources/samples/lighthouse.txt");
  if (!file.open(QIODevice::ReadOnly)) qFatal("no sample");
  std::vector<std::string> lines{""};
  for (const QByteArray& word : file.readAll().simplified().split(' ')) {
    if (lines.back().size() + static_cast<std::size_t>(word.size()) > 80) lines.emplace_back();
    lines.back() += (lines.back().empty() ? "" : " ") + word.toStdString();
  }
  return tests::pdfOf({tests::linesDown(72, 700, {"The Lighthouse"}), tests::linesDown(72, 700, lines)});
}

}  // namespace

void ImportTest::aPdfIsPrintedAsText() {
  const ProgramResult result = runPic({"import", write("a.pdf", lighthouse())});
  VERIFY_RESULT(result.exitCode == 0 && result.err.isEmpty(), result);
  VERIFY_RESULT(result.out.startsWith("The Lighthouse\n\n") && result.out.count('\n') < 6, result);
}

void ImportTest::jsonSaysWhereTheTextStands() {
  const ProgramResult result = runPic({"import", write("a.pdf", lighthouse()), "--json"});
  const QJsonObject json = result.json();
  VERIFY_RESULT(json["kind"] == "pdf" && json["pages"].toArray().size() == 2, result);
  const QJsonObject place = json["places"].toArray().at(2).toObject();  // the first word of the second page
  VERIFY_RESULT(place["page"] == 2 && place["box"].toArray().at(0) == 72 && place["begin"] == 16, result);
}

void ImportTest::evidenceNamesPageAndBoxes() {
  const QString pdf = write("a.pdf", lighthouse());
  const QStringList ask{"ask",        pdf,       "When was the lamp first lit?",
                        "--evidence", "--model", PIC_SOURCE_DIR "/models/pic-small"};
  const ProgramResult printed = runPic(ask);
  VERIFY_RESULT(printed.exitCode == 0 && printed.out.contains("(a.pdf, page 2, "), printed);
  const ProgramResult result = runPic(ask + QStringList{"--json"});
  const QJsonObject evidence = result.json()["evidence"].toArray().at(0).toObject();
  const QJsonObject box = evidence["boxes"].toArray().at(0).toObject();
  VERIFY_RESULT(evidence["page"] == 2 && box["page"] == 2 && box["box"].toArray().size() == 4, result);
}

void ImportTest::standardInputIsText() {
  const ProgramResult result = runPic({"import", "-"}, "# no *markup*");
  VERIFY_RESULT(result.exitCode == 0 && result.out == "# no *markup*\n", result);
  const ProgramResult binary = runPic({"import", "-"}, QByteArray("a\0b", 3));
  VERIFY_RESULT(binary.isUserError("Standard input is not a text file"), binary);
}

void ImportTest::whatIsGuessedIsNoted() {
  const ProgramResult result = runPic({"import", write("a.txt", "caf\xe9 noir")});
  VERIFY_RESULT(result.exitCode == 0 && result.out == "café noir\n", result);
  VERIFY_RESULT(result.err.startsWith("note: ") && result.err.contains("encoding"), result);
}

void ImportTest::aScanIsToldSo() {
  const ProgramResult result =
      runPic({"compress", write("scan.pdf", tests::pdfOf({{}})), "-o", m_folder.filePath("a.picmem")});
  VERIFY_RESULT(result.isUserError("no text layer (a scan)"), result);
}

PIC_TEST(ImportTest)
#include "import_test.moc"
