// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QJsonArray>
#include <QObject>
#include <QTemporaryDir>
#include <QTest>

#include "tests/cli/pic_program.h"
#include "tests/registry.h"

using tests::kStoriesModel;
using tests::ProgramResult;
using tests::runPic;

// A Hugging Face folder without a compressor: what it can do, and what it says when it cannot.
class BackboneTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init();
  void generationEndsAtTheStopTokensOfTheFolder();
  void aMessageIsPutAsTheChatTemplateSays();
  void withoutATemplateThereIsNoChat();
  void aDocumentIsReadAsTextWithTheTemplate();
  void fromMemoryItSaysWhatItLacksAndWhatTrainingCosts();
  void infoNamesTheFamilyAndWhatItCanDo();

 private:
  void write(const char* name, const QByteArray& text) const {
    QFile file(m_folder->filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
  }
  ProgramResult pic(const QStringList& arguments) const {
    return runPic(arguments + QStringList{"--model", m_folder->path(), "--device", "cpu", "--dtype", "float32"});
  }
  std::unique_ptr<QTemporaryDir> m_folder;
};

void BackboneTest::init() {
  m_folder = std::make_unique<QTemporaryDir>();
  for (const char* name : {"config.json", "model.safetensors", "tokenizer.model"}) {
    QVERIFY(QFile::copy(kStoriesModel + "/" + name, m_folder->filePath(name)));
  }
  write("document.txt", "Lily has a red ball.");
}

void BackboneTest::generationEndsAtTheStopTokensOfTheFolder() {
  const QStringList greedy{"generate", "--ids", "1", "--tokens", "6", "--json"};
  const QJsonArray all = pic(greedy).json()["ids"].toArray();
  QCOMPARE(all.size(), 6);
  write("generation_config.json", "{\"eos_token_id\":[2," + QByteArray::number(all[3].toInt()) + "]}");
  const QJsonArray ended = pic(greedy).json()["ids"].toArray();
  QCOMPARE(ended, (QJsonArray{all[0], all[1], all[2]}));
  write("generation_config.json", R"({"eos_token_id":[512]})");
  const ProgramResult wrong = pic(greedy);
  VERIFY_RESULT(wrong.isUserError("generation_config.json: 'eos_token_id' must be an id below vocab_size 512"), wrong);
}

void BackboneTest::aMessageIsPutAsTheChatTemplateSays() {
  const QStringList message{"Once upon a time", "--tokens", "12", "--json"};
  const QJsonObject plain = pic(QStringList{"generate"} + message).json();
  write(
      "tokenizer_config.json",
      R"({"bos_token":"<s>","chat_template":"{{ bos_token }}{% for m in messages %}{{ m['content'] }}{% endfor %}"})");
  const ProgramResult chat = pic(QStringList{"generate", "--chat"} + message);
  VERIFY_RESULT(chat.exitCode == 0, chat);
  QCOMPARE(chat.json(), plain);
  write("chat_template.jinja", "{{ messages | selectattr('role') }}");
  const ProgramResult refused = pic(QStringList{"generate", "--chat"} + message);
  VERIFY_RESULT(refused.isUserError("chat_template.jinja, line 1: the filter 'selectattr' is not supported"), refused);
}

void BackboneTest::withoutATemplateThereIsNoChat() {
  const ProgramResult result = pic({"generate", "--chat", "Hello"});
  VERIFY_RESULT(result.isUserError("has no chat template"), result);
}

void BackboneTest::aDocumentIsReadAsTextWithTheTemplate() {
  const QStringList ask{
      "ask", m_folder->filePath("document.txt"), "What does Lily have?", "--source", "full", "--json", "--max-tokens",
      "8"};
  const ProgramResult plain = pic(ask);
  VERIFY_RESULT(plain.exitCode == 0 && plain.err.contains("has no chat template"), plain);
  QCOMPARE(plain.json()["source"].toString(), QString("full"));
  write("chat_template.jinja",
        "{{ '<s>' }}{% for m in messages %}{{ m.role }}: {{ m.content }}\n{% endfor %}assistant:");
  const ProgramResult chat = pic(ask);
  VERIFY_RESULT(chat.exitCode == 0 && !chat.err.contains("has no chat template"), chat);
  QVERIFY(chat.json()["decoder_positions"].toInt() > plain.json()["decoder_positions"].toInt());
}

void BackboneTest::fromMemoryItSaysWhatItLacksAndWhatTrainingCosts() {
  for (const QStringList& command :
       {QStringList{"ask", m_folder->filePath("document.txt"), "What?"},
        QStringList{"compress", m_folder->filePath("document.txt"), "-o", m_folder->filePath("m.picmem")}}) {
    const ProgramResult result = pic(command);
    VERIFY_RESULT(result.isUserError("(family llama) has no compressor"), result);
    VERIFY_RESULT(result.err.contains("--source full") && result.err.contains("pic train") &&
                      result.err.contains("by an estimate 3.7e+13 operations"),
                  result);
  }
}

void BackboneTest::infoNamesTheFamilyAndWhatItCanDo() {
  const ProgramResult result = runPic({"info", "--model", PIC_TEST_DATA "/families/mistral"});
  VERIFY_RESULT(result.out.contains("mistral, 2 layers") && result.out.contains("memory needed"), result);
  VERIFY_RESULT(result.out.contains("continue token ids"), result);
  const QJsonObject json = pic({"info", "--json"}).json();
  QCOMPARE(json["shape"].toObject()["family"].toString(), QString("llama"));
  QVERIFY(json["can"].toString().contains("--source full"));
}

PIC_TEST(BackboneTest)
#include "backbone_test.moc"
