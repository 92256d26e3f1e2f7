// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explore/evaluation_report.h"

#include <QCoreApplication>
#include <QTextDocument>
#include <QUrl>

#include "ui/numbers.h"

namespace ui {
namespace {

QString translated(const char* text) { return QCoreApplication::translate("ui::EvaluationReport", text); }
QString one(double value) { return QString::number(value, 'f', 1); }
QString range(const Interval& value) { return QStringLiteral("%1 [%2, %3]").arg(one(value.value), one(value.low), one(value.high)); }
QString cell(const QString& text, const char* tag = "td") {
  return QStringLiteral("<%1>%2</%1>").arg(QLatin1String(tag), text.toHtmlEscaped());
}

QString rowsTable(const EvaluationResult& result) {
  QString html = QStringLiteral("<table border='1' cellspacing='0' cellpadding='4'><tr>");
  for (const char* head : {"Read from", "Ratio", "Questions", "F1, %", "Exact match, %", "Positions", "First token"}) {
    html += cell(translated(head), "th");
  }
  html += QStringLiteral("</tr>");
  for (const EvaluationRow& row : result.rows) {
    html += QStringLiteral("<tr>") + cell(rowName(row)) + cell(ratioText(row.ratio)) + cell(grouped(row.n)) + cell(range(row.f1)) +
            cell(range(row.em)) + cell(one(row.decoderPositions)) + cell(durationText(row.firstTokenMs)) + QStringLiteral("</tr>");
  }
  return html + QStringLiteral("</table>");
}

}  // namespace

QString evaluationCsv(const EvaluationResult& result) {
  QString csv = QStringLiteral("source,mask,compressor,trained,ratio_trained,ratio,achieved_ratio,n,skipped,em,em_low,em_high,f1,f1_low,"
                               "f1_high,normalised,first_token_ms,decoder_positions,kv_bytes\n");
  const auto real = [](double value) { return QString::number(value, 'g', 8); };
  const auto maybe = [&](const std::optional<double>& value) { return value ? real(*value) : QString(); };
  for (const EvaluationRow& row : result.rows) {
    const std::optional<double> normalised = row.normalised ? std::optional(row.normalised->value) : std::nullopt;
    const QStringList cells{row.source, row.mask, row.compressor, row.trained ? "1" : "0", row.ratioTrained ? "1" : "0", real(row.ratio),
                            real(row.achievedRatio), QString::number(row.n), QString::number(row.skipped), real(row.em.value), real(row.em.low),
                            real(row.em.high), real(row.f1.value), real(row.f1.low), real(row.f1.high), maybe(normalised),
                            real(row.firstTokenMs), real(row.decoderPositions), maybe(row.keyValueBytes)};
    csv += cells.join(QLatin1Char(',')) + QLatin1Char('\n');
  }
  return csv;
}

void writeReport(QTextDocument& page, const EvaluationResult& result, const QImage& chart) {
  page.addResource(QTextDocument::ImageResource, QUrl(QStringLiteral("chart")), chart);
  QString html = QStringLiteral("<h1>%1</h1><p>%2</p>").arg(result.title.toHtmlEscaped(), translated("%1 questions; 95 % intervals.").arg(result.questions));
  if (result.stopped) html += QStringLiteral("<p><b>%1</b></p>").arg(translated("It was stopped: the rows hold what was asked until then."));
  html += QStringLiteral("<p><img src='chart' width='480'></p>") + rowsTable(result);
  html += QStringLiteral("<h2>%1</h2><table cellpadding='2'>").arg(translated("How it was made"));
  for (const auto& [name, value] : result.facts) html += QStringLiteral("<tr>") + cell(name) + cell(value) + QStringLiteral("</tr>");
  page.setHtml(html + QStringLiteral("</table>"));
}

}  // namespace ui
