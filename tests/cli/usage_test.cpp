// SPDX-License-Identifier: GPL-3.0-or-later
#include <QObject>
#include <QTest>

#include "tests/cli/pic_program.h"
#include "tests/registry.h"

using tests::ProgramResult;
using tests::runPic;

class UsageTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everySubcommandHasHelpWithAnExample_data();
  void everySubcommandHasHelpWithAnExample();
  void theVersionIsSaidEverywhere();
  void wrongUsageEndsWithTwoAndPointsToHelp_data();
  void wrongUsageEndsWithTwoAndPointsToHelp();
};

void UsageTest::everySubcommandHasHelpWithAnExample_data() {
  QTest::addColumn<QStringList>("command");
  for (const char* name : {"info", "compress", "ask", "chat", "replay", "generate", "train", "eval", "mask", "selftest", "tokenize", "bench"}) {
    QTest::newRow(name) << QStringList{name};
  }
  QTest::newRow("tokenizer train") << QStringList{"tokenizer", "train"};
}

void UsageTest::everySubcommandHasHelpWithAnExample() {
  QFETCH(QStringList, command);
  const ProgramResult result = runPic(command + QStringList{"--help"});
  QCOMPARE(result.exitCode, 0);
  QVERIFY(result.err.isEmpty());
  VERIFY_RESULT(result.out.contains("Example:\n  pic " + command.join(' ').toUtf8()), result);
  for (const char* option : {"--model", "--device", "--threads", "--version", "--help"}) {
    VERIFY_RESULT(result.out.contains(option), result);
  }
}

void UsageTest::theVersionIsSaidEverywhere() {
  const ProgramResult root = runPic({"--version"});
  QCOMPARE(root.exitCode, 0);
  QVERIFY(root.out.startsWith("pic "));
  QCOMPARE(runPic({"ask", "--version"}).out, root.out);
}

void UsageTest::wrongUsageEndsWithTwoAndPointsToHelp_data() {
  QTest::addColumn<QStringList>("arguments");
  QTest::addColumn<QByteArray>("words");
  const auto row = [](const char* name, const QStringList& arguments, const QByteArray& words) {
    QTest::newRow(name) << arguments << words;
  };
  row("no subcommand", {}, "subcommand is required");
  row("unknown subcommand", {"sing"}, "\"sing\"");
  row("missing argument", {"ask"}, "DOC is required");
  row("unknown option", {"info", "--colour"}, "--colour");
  row("no number", {"ask", "d.txt", "q", "--ratio", "abc"}, "\"abc\" is not a number");
  row("not a number", {"ask", "d.txt", "q", "--ratio", "nan"}, "\"nan\" is not a number");
  row("ratio and budget", {"ask", "d.txt", "q", "--ratio", "4", "--budget", "9"}, "excludes");
  row("unknown source", {"ask", "d.txt", "q", "--source", "web"}, "web");
  row("no prompt", {"generate"}, "PROMPT or --ids");
  row("two prompts", {"generate", "a", "--ids", "1"}, "excludes");
  row("a negative id", {"generate", "--ids", "1,-2"}, "-2");
  row("logits without JSON", {"generate", "--ids", "1", "--logits"}, "--json");
  row("no tokens", {"mask", "--tokens", "0"}, "from 1 to");
  row("compress to nowhere", {"compress", "d.txt"}, "--output");
  row("append with a ratio", {"compress", "d.txt", "-o", "a.picmem", "--append", "b.picmem", "--ratio", "4"},
      "excludes");
  row("any model but none named", {"replay", "s.picz", "--any-model"}, "--model");
  row("unknown device", {"info", "--device", "abacus"}, "abacus");
}

void UsageTest::wrongUsageEndsWithTwoAndPointsToHelp() {
  QFETCH(QStringList, arguments);
  QFETCH(QByteArray, words);
  const ProgramResult result = runPic(arguments);
  QCOMPARE(result.exitCode, 2);
  VERIFY_RESULT(result.out.isEmpty(), result);
  VERIFY_RESULT(result.err.startsWith("pic: ") && result.err.contains(words), result);
  VERIFY_RESULT(result.err.count('\n') == 2 && result.err.contains("--help"), result);
}

PIC_TEST(UsageTest)
#include "usage_test.moc"
