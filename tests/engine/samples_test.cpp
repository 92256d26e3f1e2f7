// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <filesystem>

#include "engine/measure/questions.h"
#include "engine/weights/mapped_file.h"
#include "tests/registry.h"

namespace {

const std::filesystem::path kSamples = std::filesystem::path(PIC_SOURCE_DIR) / "resources" / "samples";

}  // namespace

// The sample documents and the questions that go with them.
class SamplesTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everyAnswerStandsInItsDocument_data() {
    QTest::addColumn<QString>("name");
    for (const char* name : {"lighthouse", "harbour-minutes", "ferry-manual"}) QTest::newRow(name) << name;
  }

  void everyAnswerStandsInItsDocument() {
    QFETCH(QString, name);
    const std::string stem = name.toStdString();
    const auto documents = engine::readQuestions(kSamples / (stem + ".questions.jsonl"));
    QCOMPARE(documents.size(), std::size_t{1});
    QCOMPARE(documents[0].text, engine::readTextFile(kSamples / (stem + ".txt")));
    QCOMPARE(documents[0].questions.size(), std::size_t{10});
    for (const engine::Question& question : documents[0].questions) {
      QVERIFY2(question.answerable, question.text.c_str());
      for (const std::string& gold : question.golds)
        QVERIFY2(documents[0].text.find(gold) != std::string::npos, gold.c_str());
    }
  }
};

PIC_TEST(SamplesTest)
#include "samples_test.moc"
