// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/learn/lesson_reader.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QLocale>
#include <QRegularExpression>

#include "ui/learn/json_fields.h"

namespace ui {
namespace {

QString translated(const char* text) { return QCoreApplication::translate("ui::LessonReader", text); }

constexpr double kAny = 1e12;

// A text for all languages, or an object of texts by language, English among them.
LessonText textOf(JsonFields& fields, const char* key, bool mayLack = false) {
  const QJsonValue value = fields.value(key);
  if (value.isUndefined() && mayLack) return {};
  QMap<QString, QString> texts;
  if (value.isString()) texts.insert(QStringLiteral("en"), value.toString());
  const QJsonObject object = value.toObject();
  for (auto entry = object.begin(); entry != object.end(); ++entry) {
    static const QRegularExpression code(QStringLiteral("^[a-z]{2,3}$"));
    if (!code.match(entry.key()).hasMatch() || !entry.value().isString()) {
      fields.fail(key, translated("“%1” is no language with a text").arg(entry.key()));
    }
    texts.insert(entry.key(), entry.value().toString());
  }
  if (texts.value(QStringLiteral("en")).isEmpty()) {
    fields.fail(key, translated("a text is expected, or {\"en\": …, \"zh\": …} with at least English"));
  }
  return LessonText(texts);
}

LessonRun runOf(const QJsonValue& value, const QString& place, QString& error) {
  JsonFields fields(value, place, error);
  LessonRun run;
  run.ratio = fields.number("ratio", 1, 64, 4);
  run.compressor = fields.text("compressor", QString(""));
  run.source = fields.word("source", {"memory", "full", "none", "budget"}, run.source);
  fields.refuseOthers();
  return run;
}

void readLive(JsonFields& fields, LessonCheck& check, QString& error) {
  static const QStringList measures{"answer", "f1", "memory-tokens", "positions", "confidence"};
  check.question = fields.text("question");
  check.accepted = fields.texts("accepted");
  check.measure = static_cast<Measure>(
      std::max<qsizetype>(0, measures.indexOf(fields.word("measure", measures, QStringLiteral("answer")))));
  check.tolerance = fields.number("tolerance", 0, 1, 0.02);
  const QJsonArray runs = fields.list("runs");
  for (qsizetype i = 0; i < runs.size(); ++i)
    check.runs.push_back(runOf(runs[i], fields.place("runs") + QStringLiteral("[%1]").arg(i), error));
  if (check.runs.empty() || check.runs.size() > 2) fields.fail("runs", translated("one or two runs are expected"));
  if (check.measure == Measure::Answer && check.runs.size() != 2)
    fields.fail("runs", translated("answers are compared between two runs"));
  if (check.measure == Measure::F1 && check.accepted.isEmpty())
    fields.fail("accepted", translated("“f1” needs at least one right answer"));
}

void readChoice(JsonFields& fields, LessonCheck& check, QString& error) {
  const QJsonArray options = fields.list("options");
  for (qsizetype i = 0; i < options.size(); ++i) {
    const QString place = fields.place("options") + QStringLiteral("[%1]").arg(i);
    JsonFields option(QJsonObject{{"text", options[i]}}, place, error);
    check.options.push_back(textOf(option, "text"));
  }
  if (check.options.size() < 2) fields.fail("options", translated("at least two answers to choose from are expected"));
  check.right = static_cast<int>(fields.number("right", 1, std::max<double>(1, double(check.options.size())))) - 1;
}

LessonCheck checkOf(const QJsonValue& value, const QString& place, QString& error) {
  JsonFields fields(value, place, error);
  LessonCheck check;
  const QString kind = fields.word("kind", {"choice", "number", "live"});
  check.prompt = textOf(fields, "prompt");
  check.why = textOf(fields, "why", true);
  if (kind == QLatin1String("choice")) {
    readChoice(fields, check, error);
  } else if (kind == QLatin1String("number")) {
    check.kind = CheckKind::Number;
    check.number = fields.number("right", -kAny, kAny);
    check.tolerance = fields.number("tolerance", 0, kAny, 0);
  } else {
    check.kind = CheckKind::Live;
    readLive(fields, check, error);
  }
  fields.refuseOthers();
  return check;
}

LessonSetting settingOf(const QJsonValue& value, const QString& place, QString& error) {
  JsonFields fields(value, place, error);
  LessonSetting set;
  set.workspace =
      fields.word("workspace", {"ask", "inspect", "explore", "train", "learn", "compare"}, QString(""));
  set.question = fields.text("question", QString(""));
  if (fields.has("ratio")) set.ratio = fields.number("ratio", 1, 64);
  set.compressor = fields.text("compressor", QString(""));
  set.mask = fields.text("mask", QString(""));
  fields.refuseOthers();
  return set;
}

LessonStep stepOf(const QJsonValue& value, const QString& place, QString& error) {
  JsonFields fields(value, place, error);
  LessonStep step;
  step.title = textOf(fields, "title");
  step.text = textOf(fields, "text");
  step.point = fields.text("point", QString(""));
  step.hide = fields.texts("hide");
  if (fields.has("set")) step.set = settingOf(fields.value("set"), fields.place("set"), error);
  if (fields.has("check")) step.check = checkOf(fields.value("check"), fields.place("check"), error);
  fields.refuseOthers();
  return step;
}

std::optional<LessonDocument> documentOf(JsonFields& fields, QString& error) {
  if (!fields.has("document")) return std::nullopt;
  const QJsonValue value = fields.value("document");
  if (value.isString()) return LessonDocument{value.toString(), {}};
  JsonFields document(value, fields.place("document"), error);
  LessonDocument made{document.text("name"), document.text("text")};
  document.refuseOthers();
  return made;
}

Lesson lessonOf(const QJsonValue& value, QString& error) {
  JsonFields fields(value, {}, error);
  Lesson lesson;
  fields.word("format", {"pic-lesson"});
  if (fields.number("version", 1, kAny) > 1) fields.fail("version", translated("this program reads version 1"));
  lesson.id = fields.text("id");
  lesson.title = textOf(fields, "title");
  lesson.about = textOf(fields, "about");
  lesson.minutes = static_cast<int>(fields.number("minutes", 1, 600, 10));
  lesson.checkedWith = fields.text("checkedWith", QString(""));
  lesson.document = documentOf(fields, error);
  const QJsonArray steps = fields.list("steps");
  if (steps.isEmpty()) fields.fail("steps", translated("a lesson needs at least one step"));
  for (qsizetype i = 0; i < steps.size(); ++i) {
    lesson.steps.push_back(stepOf(steps[i], QStringLiteral("steps[%1]").arg(i), error));
    const auto& check = lesson.steps.back().check;
    if (check && check->kind == CheckKind::Live && !lesson.document)
      fields.fail("document", translated("a lesson with a live question needs a document to ask it of"));
  }
  fields.refuseOthers();
  return lesson;
}

}  // namespace

QString lessonLanguage() {
  return QLocale().language() == QLocale::Chinese ? QStringLiteral("zh") : QStringLiteral("en");
}

ReadLesson readLesson(const QByteArray& json, const QString& fileName) {
  QJsonParseError parsing;
  const QJsonDocument document = QJsonDocument::fromJson(json, &parsing);
  if (parsing.error != QJsonParseError::NoError) {
    const qsizetype line = json.left(parsing.offset).count('\n') + 1;
    return {{}, translated("%1, line %2: %3.").arg(fileName).arg(line).arg(parsing.errorString())};
  }
  QString error;
  Lesson lesson = lessonOf(document.isObject() ? QJsonValue(document.object()) : QJsonValue(), error);
  if (!error.isEmpty()) return {{}, translated("%1 is no lesson. %2.").arg(fileName, error)};
  return {std::move(lesson), {}};
}

}  // namespace ui
