// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/learn/lesson_results.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <algorithm>

#include "ui/learn/json_fields.h"

namespace ui {
namespace {

QString translated(const char* text) { return QCoreApplication::translate("ui::LessonResults", text); }

constexpr int kMost = 100'000;

QJsonObject jsonOf(const QString& id, const LessonRecord& record) {
  QJsonArray checks;
  for (const auto& [step, check] : record.checks) {
    checks.append(QJsonObject{
        {"step", step}, {"right", check.right}, {"attempts", check.attempts}, {"answer", check.answer}});
  }
  return {{"lesson", id},           {"title", record.title}, {"model", record.model},
          {"changed", record.changed}, {"step", record.step},   {"finished", record.finished},
          {"questions", record.checkCount}, {"checks", checks}};
}

int wholeNumber(JsonFields& fields, const char* key) { return static_cast<int>(fields.number(key, 0, kMost)); }

void readRecord(const QJsonValue& value, const QString& place, LearnerResults& results, QString& error) {
  JsonFields fields(value, place, error);
  LessonRecord record;
  const QString id = fields.text("lesson");
  record.title = fields.text("title");
  record.model = fields.value("model").toString();
  record.changed = fields.value("changed").toString();
  record.step = wholeNumber(fields, "step");
  record.finished = fields.value("finished").toBool();
  record.checkCount = wholeNumber(fields, "questions");
  const QJsonArray checks = fields.list("checks");
  for (qsizetype i = 0; i < checks.size(); ++i) {
    JsonFields check(checks[i], fields.place("checks") + QStringLiteral("[%1]").arg(i), error);
    record.checks[wholeNumber(check, "step")] = {check.value("right").toBool(), wholeNumber(check, "attempts"),
                                                 check.value("answer").toString()};
  }
  results.lessons[id] = record;
}

QString share(int part, int whole) {
  return whole == 0 ? QString() : QString::number(part) + QLatin1Char('/') + QString::number(whole);
}

// A cell of a CSV file. What a spreadsheet would run as a formula begins with an apostrophe.
QString cell(QString text) {
  if (!text.isEmpty() && QStringLiteral("=+-@").contains(text.front())) text.prepend(QLatin1Char('\''));
  return QLatin1Char('"') + text.replace(QLatin1Char('"'), QLatin1String("\"\"")) + QLatin1Char('"');
}

QString row(const QStringList& cells, const char* tag) {
  QString html = QStringLiteral("<tr>");
  for (const QString& text : cells) html += QStringLiteral("<%1>%2</%1>").arg(QLatin1String(tag), text.toHtmlEscaped());
  return html + QStringLiteral("</tr>\n");
}

std::map<QString, QString> titlesOf(const std::vector<LearnerResults>& learners) {
  std::map<QString, QString> titles;
  for (const LearnerResults& learner : learners)
    for (const auto& [id, record] : learner.lessons) titles[id] = record.title;
  return titles;
}

// Of every question: how many answered it, how many at once; the hardest first.
QString questionTable(const std::vector<LearnerResults>& learners) {
  struct Tally {
    QString title;
    int step, answered, atOnce;
  };
  std::map<std::pair<QString, int>, Tally> tallies;
  for (const LearnerResults& learner : learners) {
    for (const auto& [id, record] : learner.lessons) {
      for (const auto& [step, check] : record.checks) {
        Tally& tally = tallies.try_emplace({id, step}, Tally{record.title, step, 0, 0}).first->second;
        tally.answered += 1;
        tally.atOnce += check.right && check.attempts == 1 ? 1 : 0;
      }
    }
  }
  std::vector<Tally> sorted;
  for (const auto& [key, tally] : tallies) sorted.push_back(tally);
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const Tally& a, const Tally& b) { return a.atOnce * b.answered < b.atOnce * a.answered; });
  QString html = QStringLiteral("<h2>%1</h2>\n<table>\n").arg(translated("Questions, the hardest first"));
  html += row({translated("Lesson"), translated("Step"), translated("Learners"), translated("Right at once")}, "th");
  for (const Tally& tally : sorted) {
    html += row({tally.title, QString::number(tally.step + 1), QString::number(tally.answered),
                 share(tally.atOnce, tally.answered)},
                "td");
  }
  return html + QStringLiteral("</table>\n");
}

}  // namespace

int LessonRecord::right() const {
  return static_cast<int>(std::count_if(checks.begin(), checks.end(), [](const auto& c) { return c.second.right; }));
}

int LessonRecord::rightAtOnce() const {
  return static_cast<int>(std::count_if(checks.begin(), checks.end(),
                                        [](const auto& c) { return c.second.right && c.second.attempts == 1; }));
}

QByteArray resultsJson(const LearnerResults& results) {
  QJsonArray lessons;
  for (const auto& [id, record] : results.lessons) lessons.append(jsonOf(id, record));
  return QJsonDocument(QJsonObject{{"format", "pic-lesson-results"},
                                   {"version", 1},
                                   {"learner", results.learner},
                                   {"lessons", lessons}})
      .toJson();
}

ReadResults readResults(const QByteArray& json, const QString& fileName) {
  const QJsonDocument document = QJsonDocument::fromJson(json);
  QString error;
  JsonFields fields(document.isObject() ? QJsonValue(document.object()) : QJsonValue(), {}, error);
  fields.word("format", {"pic-lesson-results"});
  if (fields.number("version", 1, kMost) > 1) fields.fail("version", translated("this program reads version 1"));
  LearnerResults results;
  results.learner = fields.value("learner").toString();
  const QJsonArray lessons = fields.list("lessons");
  for (qsizetype i = 0; i < lessons.size(); ++i)
    readRecord(lessons[i], QStringLiteral("lessons[%1]").arg(i), results, error);
  if (!error.isEmpty()) return {{}, translated("%1 is no result file of a lesson. %2.").arg(fileName, error)};
  return {std::move(results), {}};
}

std::vector<LearnerResults> mergedResults(const std::vector<LearnerResults>& files) {
  std::map<QString, LearnerResults> byName;
  for (const LearnerResults& file : files) {
    LearnerResults& learner = byName[file.learner];
    learner.learner = file.learner;
    for (const auto& [id, record] : file.lessons) {
      const auto known = learner.lessons.find(id);
      const auto rank = [](const LessonRecord& r) { return std::tuple(r.finished, r.checks.size(), r.step, r.changed); };
      if (known == learner.lessons.end() || rank(known->second) < rank(record)) learner.lessons[id] = record;
    }
  }
  std::vector<LearnerResults> merged;
  for (const auto& [name, learner] : byName) merged.push_back(learner);
  return merged;
}

QByteArray classReportCsv(const std::vector<LearnerResults>& learners) {
  QString csv = QStringLiteral("learner,lesson,title,finished,questions,right,right at once,model,changed\n");
  for (const LearnerResults& learner : learners) {
    for (const auto& [id, record] : learner.lessons) {
      csv += QStringList{cell(learner.learner),
                         cell(id),
                         cell(record.title),
                         record.finished ? "1" : "0",
                         QString::number(record.checkCount),
                         QString::number(record.right()),
                         QString::number(record.rightAtOnce()),
                         cell(record.model),
                         cell(record.changed)}
                 .join(QLatin1Char(',')) +
             QLatin1Char('\n');
    }
  }
  return csv.toUtf8();
}

QString classReportHtml(const std::vector<LearnerResults>& learners) {
  const std::map<QString, QString> titles = titlesOf(learners);
  QString html = QStringLiteral(
                     "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>%1</title>\n<style>body{font-family:"
                     "sans-serif;margin:2em}table{border-collapse:collapse}th,td{border:1px solid #999;padding:.3em "
                     ".6em;text-align:left}</style></head><body>\n<h1>%1</h1>\n<p>%2</p>\n<table>\n")
                     .arg(translated("Class report"),
                          translated("Each cell: questions answered rightly at once, of all questions of the lesson; "
                                     "✓ the lesson is finished.")
                              .toHtmlEscaped());
  QStringList head{translated("Learner")};
  for (const auto& [id, title] : titles) head << title;
  html += row(head, "th");
  for (const LearnerResults& learner : learners) {
    QStringList cells{learner.learner.isEmpty() ? translated("(no name)") : learner.learner};
    for (const auto& [id, title] : titles) {
      const auto found = learner.lessons.find(id);
      cells << (found == learner.lessons.end()
                    ? QString()
                    : share(found->second.rightAtOnce(), found->second.checkCount) +
                          (found->second.finished ? QStringLiteral(" ✓") : QString()));
    }
    html += row(cells, "td");
  }
  return html + QStringLiteral("</table>\n") + questionTable(learners) + QStringLiteral("</body></html>\n");
}

}  // namespace ui
