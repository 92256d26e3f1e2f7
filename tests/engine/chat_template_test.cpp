// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/chat_template.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <nlohmann/json.hpp>

#include "tests/engine/weights_files.h"
#include "tests/registry.h"

using engine::ChatMessage;
using engine::ChatTemplate;
using nlohmann::json;
using tests::errorOf;

// What the transformers library renders: tests/data/make_chat_fixtures.py.
class ChatTemplateTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aConversationReadsAsTransformersRendersIt_data();
  void aConversationReadsAsTransformersRendersIt();
  void whatIsNotSupportedIsNamedWithItsLine_data();
  void whatIsNotSupportedIsNamedWithItsLine();
  void aHostileTemplateEndsWithASentence_data();
  void aHostileTemplateEndsWithASentence();
  void aFolderSaysItsTemplateInOneOfThreePlaces();
  void specialTokensAreThoseTheTextSpellsAndNoOthers();
};

namespace {

std::vector<ChatMessage> messagesOf(const json& list) {
  std::vector<ChatMessage> messages;
  for (const json& message : list) messages.push_back({message.at("role"), message.at("content")});
  return messages;
}

std::string rendered(const std::string& source) { return ChatTemplate(source, "T").render({{"user", "hello"}}, true); }

}  // namespace

void ChatTemplateTest::aConversationReadsAsTransformersRendersIt_data() {
  QTest::addColumn<std::string>("source");
  QTest::addColumn<std::string>("one");
  int count = 0;
  for (const json& entry : json::parse(tests::read(PIC_TEST_DATA "/chat_templates.json"))) {
    for (const json& one : entry.at("cases")) {
      QTest::addRow("%s %d", entry.at("name").get<std::string>().c_str(), count++)
          << entry.at("template").get<std::string>() << one.dump();
    }
  }
  QCOMPARE(count, 90);
}

void ChatTemplateTest::aConversationReadsAsTransformersRendersIt() {
  QFETCH(std::string, source);
  QFETCH(std::string, one);
  const json expected = json::parse(one);
  const ChatTemplate chat(source, "T", {{"bos_token", "<s>"}, {"eos_token", "</s>"}});
  const auto render = [&] { return chat.render(messagesOf(expected.at("messages")), expected.at("reply")); };
  if (expected.contains("error")) {
    const QString sentence = errorOf(render);
    QVERIFY2(sentence.startsWith("T refuses this conversation: "), qPrintable(sentence));
    QVERIFY(sentence.endsWith(QString::fromStdString(expected.at("error"))));
  } else {
    QCOMPARE(render(), expected.at("text").get<std::string>());
  }
}

void ChatTemplateTest::whatIsNotSupportedIsNamedWithItsLine_data() {
  QTest::addColumn<QString>("source");
  QTest::addColumn<QString>("words");
  const auto row = [](const char* source, const char* words) {
    QTest::newRow(source) << QString(source) << QString(words);
  };
  row("\n{% macro f() %}{% endmacro %}", "T, line 2: the tag 'macro' is not supported");
  row("{% include 'x' %}", "the tag 'include' is not supported");
  row("{% for m in messages recursive %}{% endfor %}", "'recursive' loops");
  row("{% for m in messages %}{% else %}{% endfor %}", "'else' of a 'for'");
  row("a\nb\n{{ messages|selectattr('role') }}", "T, line 3: the filter 'selectattr' is not supported");
  row("{{ messages|tojson(indent=2) }}", "the filter 'tojson' with named arguments");
  row("{{ strftime_now('%d') }}", "the function 'strftime_now' is not supported");
  row("{{ messages[0].items() }}", "the method 'items' is not supported");
  row("{{ 1 is divisibleby 3 }}", "the test 'divisibleby' is not supported");
  row("{{ messages }}", "printing array is not supported");
  row("{{ nothing.more }}", "a part of something that is not defined");
  row("{{ 'a' + 1 }}", "'+' needs whole numbers, found string");
  row("{{ 1 // 0 }}", "a division by zero");
  row("{{ 1.5x }}", "'5x' is not a whole number");
  row("{% if true %}", "'endif' is missing");
  row("{% endfor %}", "the tag 'endfor' is not supported");
  row("{{ 'a", "a string does not end");
  row("{{ a ", "does not end");
  row("{# a ", "a comment does not end");
  row("{{ a b }}", "'}}' is expected");
  row("{{ $ }}", "the character '$' is not expected");
}

void ChatTemplateTest::whatIsNotSupportedIsNamedWithItsLine() {
  QFETCH(QString, source);
  QFETCH(QString, words);
  const QString sentence = errorOf([&] { rendered(source.toStdString()); });
  QVERIFY2(sentence.startsWith("T, line ") && sentence.contains(words), qPrintable(sentence));
}

void ChatTemplateTest::aHostileTemplateEndsWithASentence_data() {
  QTest::addColumn<std::string>("source");
  QTest::addColumn<QString>("words");
  const std::string wide = "{% set l = [1,1,1,1,1,1,1,1,1,1] %}";
  std::string nested, closed;
  for (int i = 0; i < 8; ++i) {
    nested += "{% for x in l %}";
    closed += "{% endfor %}";
  }
  QTest::newRow("endless loops") << wide + nested + "a" + closed << QString("more than 300,000 steps");
  const std::string doubling = "{% set n = namespace(t='xxxxxxxxxxxxxxxx') %}" + wide +
                               "{% for x in l %}{% for y in l %}{% set n.t = n.t + n.t %}{% endfor %}{% endfor %}";
  QTest::newRow("doubling text") << doubling << QString("64 MiB");
  QTest::newRow("deep brackets") << "{{ " + std::string(100'000, '(') + "1" + std::string(100'000, ')') + " }}"
                                 << QString("nested deeper");
  QTest::newRow("deep signs") << "{{ " + std::string(100'000, '-') + "1 }}" << QString("nested deeper");
  std::string chain, sum, elifs = "{% if 0 %}";
  for (int i = 0; i < 100'000; ++i) {
    chain += ".a";
    sum += " + 1";
  }
  for (int i = 0; i < 10'000; ++i) elifs += "{% elif 0 %}";
  QTest::newRow("a long chain") << "{{ a" + chain + " }}" << QString("more than 500 steps");
  QTest::newRow("a long sum") << "{{ 1" + sum + " }}" << QString("more than 500 steps");
  QTest::newRow("many branches") << elifs + "{% endif %}" << QString("nested deeper");
  std::string blocks;
  for (int i = 0; i < 10'000; ++i) blocks += "{% if 1 %}";
  QTest::newRow("deep blocks") << blocks << QString("nested deeper");
  QTest::newRow("a great number") << std::string("{{ 99999999999999999999 }}") << QString("too large");
}

void ChatTemplateTest::aHostileTemplateEndsWithASentence() {
  QFETCH(std::string, source);
  QFETCH(QString, words);
  const QString sentence = errorOf([&] { rendered(source); });
  QVERIFY2(sentence.contains(words), qPrintable(sentence));
}

void ChatTemplateTest::aFolderSaysItsTemplateInOneOfThreePlaces() {
  QTemporaryDir folder;
  const auto at = [&](const char* name) { return std::filesystem::path(folder.filePath(name).toStdString()); };
  const auto text = [&] { return ChatTemplate::open(folder.path().toStdString())->render({{"user", "hello"}}, true); };
  QVERIFY(!ChatTemplate::open(folder.path().toStdString()));
  tests::write(at("tokenizer_config.json"),
               R"({"eos_token":{"content":"</s>"},"chat_template":"{{ 'one' + eos_token }}"})");
  QCOMPARE(text(), std::string("one</s>"));
  QCOMPARE(ChatTemplate::open(folder.path().toStdString())->endToken(), std::string("</s>"));
  tests::write(at("tokenizer_config.json"),
               R"({"chat_template":[{"name":"tool_use","template":"no"},{"name":"default","template":"two"}]})");
  QCOMPARE(text(), std::string("two"));
  tests::write(at("tokenizer_config.json"), R"({"chat_template":[{"name":"tool_use","template":"no"}]})");
  QVERIFY(errorOf(text).contains("none that is named default"));
  tests::write(at("chat_template.jinja"), "three");
  QCOMPARE(text(), std::string("three"));
}

void ChatTemplateTest::specialTokensAreThoseTheTextSpellsAndNoOthers() {
  const auto tokenizer = engine::openTokenizer(PIC_TEST_DATA "/tokenizers/llama3/tokenizer.json");
  const auto whole = tokenizer->encodeWithSpecials("hello").ids, bare = engine::encodeConversation(*tokenizer, "hello");
  QCOMPARE(bare, tokenizer->encode("hello").ids);
  QVERIFY(whole.size() > bare.size());
  const std::string begin = tokenizer->piece(*tokenizer->beginId());
  std::vector<std::int32_t> expected{*tokenizer->beginId()};
  expected.insert(expected.end(), bare.begin(), bare.end());
  QCOMPARE(engine::encodeConversation(*tokenizer, begin + "hello"), expected);

  const auto pieces = engine::openTokenizer(PIC_TEST_DATA "/llama-stories260k/tokenizer.model");
  const auto ids = engine::encodeConversation(*pieces, "<s>Once</s>");
  QCOMPARE(ids.front(), 1);
  QCOMPARE(ids.back(), 2);
  QCOMPARE(std::vector<std::int32_t>(ids.begin() + 1, ids.end() - 1), pieces->encode("Once").ids);
}

PIC_TEST(ChatTemplateTest)
#include "chat_template_test.moc"
