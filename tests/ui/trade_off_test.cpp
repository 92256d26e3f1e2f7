// SPDX-License-Identifier: GPL-3.0-or-later
#include <QComboBox>
#include <QTableWidget>
#include <QTest>
#include <algorithm>
#include <QTextDocument>

#include "tests/registry.h"
#include "tests/ui/looks.h"
#include "ui/explore/evaluation_report.h"
#include "ui/explore/trade_off.h"
#include "ui/plot/line_chart.h"

namespace {

ui::EvaluationRow row(const QString& source, double ratio, double f1) {
  ui::EvaluationRow row;
  row.source = source;
  row.mask = source == "memory" ? "pic" : "";
  row.ratio = ratio;
  row.n = 10;
  row.f1 = {f1, f1 - 5, f1 + 5};
  row.em = {f1 / 2, f1 / 2, f1 / 2};
  row.decoderPositions = 256 / ratio;
  row.firstTokenMs = 20;
  return row;
}

ui::EvaluationResult someResult() {
  ui::EvaluationResult result;
  result.title = "A <small> set";
  result.questions = 10;
  result.rows = {row("full", 1, 80), row("memory", 4, 60), row("memory", 8, 40), row("budget", 4, 30)};
  result.rows.push_back(row("memory", 16, 70));
  result.rows.back().ratioTrained = false;
  result.facts = {{"model_hash", "abc"}, {"seed", "7"}};
  return result;
}

}  // namespace

class TradeOffTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everySourceIsASeriesAndEveryRatioADot();
  void whatNobodyTrainedIsOutOfTheChartAndSaidInTheTable();
  void anAxisIsChosen();
  void aClickOnADotChoosesItsRow();
  void theTableBehindTheChartHasTheSameNumbers();
  void theReportCarriesRowsAndWhatMadeThem();
};

void TradeOffTest::everySourceIsASeriesAndEveryRatioADot() {
  ui::TradeOff view;
  view.setResult(someResult());
  const auto& series = view.chart()->series();
  QCOMPARE(series.size(), std::size_t{3});
  QCOMPARE(series[1].name, QString("memory (pic)"));
  QCOMPARE(series[1].x, (std::vector<double>{4, 8}));
  QCOMPARE(series[1].y, (std::vector<double>{60, 40}));
  QCOMPARE(series[1].low, (std::vector<double>{55, 35}));
}

void TradeOffTest::whatNobodyTrainedIsOutOfTheChartAndSaidInTheTable() {
  ui::TradeOff view;
  view.setResult(someResult());
  for (const ui::LineSeries& series : view.chart()->series()) QVERIFY(std::ranges::find(series.y, 70.0) == series.y.end());
  QCOMPARE(view.table()->rowCount(), 5);
  QVERIFY(view.table()->item(4, 7)->text().contains("not trained"));
}

void TradeOffTest::anAxisIsChosen() {
  ui::TradeOff view;
  view.setResult(someResult());
  view.across()->setCurrentIndex(1);
  QCOMPARE(view.chart()->series()[1].x, (std::vector<double>{64, 32}));
  view.up()->setCurrentIndex(1);
  QCOMPARE(view.chart()->series()[1].y, (std::vector<double>{30, 20}));
  view.up()->setCurrentIndex(2);  // normalised: no row has it
  QVERIFY(view.chart()->series().empty());
}

void TradeOffTest::aClickOnADotChoosesItsRow() {
  ui::TradeOff view;
  view.setResult(someResult());
  Q_EMIT view.chart()->pointClicked(1, 1);
  QCOMPARE(view.table()->currentRow(), 2);
}

void TradeOffTest::theTableBehindTheChartHasTheSameNumbers() {
  ui::TradeOff view;
  view.resize(700, 600);
  view.show();
  view.setResult(someResult());
  view.chart()->showTable(true);
  QVERIFY(view.chart()->findChild<QTableWidget*>()->isVisible());
  QVERIFY2(view.chart()->csv().contains("60 [55, 65]"), qPrintable(view.chart()->csv()));
  QCOMPARE(tests::widgetsWithoutName(view).join("\n"), QString());
  QCOMPARE(tests::widgetsCutOff(view).join("\n"), QString());
}

void TradeOffTest::theReportCarriesRowsAndWhatMadeThem() {
  const ui::EvaluationResult result = someResult();
  QCOMPARE(ui::evaluationCsv(result).count('\n'), 6);
  QVERIFY(ui::evaluationCsv(result).contains("memory,pic,,1,0,16"));
  QTextDocument page;
  ui::writeReport(page, result, QImage(10, 10, QImage::Format_RGB32));
  const QString text = page.toPlainText();
  QVERIFY2(text.contains("A <small> set") && text.contains("60.0 [55.0, 65.0]") && text.contains("model_hash"), qPrintable(text));
}

PIC_TEST(TradeOffTest)
#include "trade_off_test.moc"
