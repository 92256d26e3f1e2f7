// SPDX-License-Identifier: GPL-3.0-or-later
#include <QImage>
#include <QObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>

#include "tests/registry.h"
#include "ui/plot/matrix_figure.h"
#include "ui/plot/matrix_view.h"
#include "ui/plot/tile_pyramid.h"

using ui::Cell;
using ui::Pooling;
using ui::TilePyramid;

namespace {

// Zeros, but for one cell.
ui::Matrix needle(int size, int row, int column, float value) {
  std::vector<float> values(static_cast<std::size_t>(size) * size);
  values[static_cast<std::size_t>(row) * size + column] = value;
  return ui::matrixOf(size, size, std::move(values));
}

}  // namespace

class HeatMapTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theLargestSurvivesToTheTopWithItsSign();
  void theMeanIsThatOfTheCells();
  void kindsStayWhatTheyAre();
  void aFewOutliersDoNotStretchTheRange();
  void valuesThatAreNoNumbersCountAsZero();
  void anIsolatedMaximumIsSeenFromAfar();
  void hoveringSaysTheExactValue();
  void keysMoveZoomAndPin();
  void aFigureIsExportedWithItsNotes();
  void anUnwritableFileIsSaid();
};

void HeatMapTest::theLargestSurvivesToTheTopWithItsSign() {
  for (const float value : {0.7F, -0.7F}) {
    std::vector<float> values(300 * 513, 0.01F);
    values[299 * 513 + 512] = value;
    values[0] = -0.02F;
    const ui::Matrix matrix = ui::matrixOf(300, 513, values);
    const TilePyramid& pyramid = *matrix.pyramid;
    const int top = pyramid.levels() - 1;
    QCOMPARE(pyramid.sizeOf(top), QSize(1, 1));
    QVERIFY(std::abs(pyramid.valueOf(pyramid.at(Pooling::Largest, top, 0, 0)) - static_cast<double>(value)) < 0.02);
  }
}

void HeatMapTest::theMeanIsThatOfTheCells() {
  std::vector<float> values;
  double sum = 0;
  for (int i = 0; i < 64 * 64; ++i) {
    values.push_back(static_cast<float>((i * 37) % 101) / 101.0F);
    sum += values.back();
  }
  const ui::Matrix matrix = ui::matrixOf(64, 64, values);
  const double mean = matrix.pyramid->valueOf(matrix.pyramid->at(Pooling::Mean, 6, 0, 0));
  QVERIFY2(std::abs(mean - sum / values.size()) < 0.02, qPrintable(QString::number(mean)));
}

void HeatMapTest::kindsStayWhatTheyAre() {
  const ui::Matrix matrix = ui::matrixOf(2, 2, {0, 3, 9, 1}, true);
  QCOMPARE(int(matrix.pyramid->at(Pooling::Largest, 0, 1, 0)), 9);
  QCOMPARE(int(matrix.pyramid->at(Pooling::Mean, 1, 0, 0)), 9);
}

void HeatMapTest::aFewOutliersDoNotStretchTheRange() {
  std::vector<float> values;
  for (int i = 0; i < 10'000; ++i) values.push_back(0.1F * static_cast<float>(i % 10));
  values[77] = 1000;
  const ui::Matrix matrix = ui::matrixOf(100, 100, values);
  QCOMPARE(matrix.pyramid->fullRange().high, 1000.0);
  QVERIFY(matrix.pyramid->robustRange().high < 100);
}

void HeatMapTest::valuesThatAreNoNumbersCountAsZero() {
  const ui::Matrix matrix = ui::matrixOf(1, 3, {std::nanf(""), INFINITY, 0.5F});
  QCOMPARE(matrix.pyramid->valueOf(matrix.pyramid->at(Pooling::Largest, 0, 0, 0)), 0.0);
  QCOMPARE(matrix.pyramid->fullRange().high, 0.5);
}

void HeatMapTest::anIsolatedMaximumIsSeenFromAfar() {
  ui::MatrixView view("Matrix");
  view.resize(420, 380);
  view.setMatrix(needle(3000, 1717, 2222, 1));
  view.show();
  QVERIFY(QTest::qWaitForWindowExposed(&view));
  QVERIFY(view.poolingText().contains("largest"));
  const QRgb bright = ui::colourAt(ui::ColourMap::Viridis, 1).rgb();
  const QPointF place = view.centreOf(Cell(2222, 1717));
  const auto isSeen = [&] {
    const QImage image = view.grab().toImage();
    for (int y = -2; y <= 2; ++y) {
      for (int x = -2; x <= 2; ++x) {
        if (image.pixel(place.toPoint() + QPoint(x, y)) == bright) return true;
      }
    }
    return false;
  };
  QTRY_VERIFY_WITH_TIMEOUT(isSeen(), 60'000);
}

void HeatMapTest::hoveringSaysTheExactValue() {
  ui::MatrixFigure figure("Attention");
  figure.resize(420, 380);
  figure.setMatrix(ui::matrixOf(2, 2, {0.25F, 0.5F, 0.125F, 0.0625F}));
  figure.show();
  QVERIFY(QTest::qWaitForWindowExposed(&figure));
  const QSignalSpy hovered(figure.view(), &ui::MatrixView::hovered);
  auto* plot = figure.view()->findChild<QWidget*>();
  QTest::mouseMove(plot, figure.view()->centreOf({1, 1}).toPoint());
  QTRY_COMPARE_WITH_TIMEOUT(hovered.count() > 0, true, 60'000);
  QVERIFY2(figure.caption().contains(QLocale().toString(0.0625, 'g', 4)), qPrintable(figure.caption()));
}

void HeatMapTest::keysMoveZoomAndPin() {
  ui::MatrixView view("Matrix");
  view.resize(420, 380);
  view.setMatrix(needle(100, 3, 4, 1));
  view.show();
  QVERIFY(QTest::qWaitForWindowExposed(&view));
  QSignalSpy pinned(&view, &ui::MatrixView::pinned);
  QSignalSpy extended(&view, &ui::MatrixView::extended);
  QTest::keyClick(&view, Qt::Key_Right);  // the cursor appears
  QTest::keyClick(&view, Qt::Key_Right);
  QTest::keyClick(&view, Qt::Key_Down, Qt::ShiftModifier);
  QTest::keyClick(&view, Qt::Key_Return);
  QCOMPARE(view.cursorCell(), Cell(1, 1));
  QCOMPARE(pinned.at(0).at(0).toPoint(), QPoint(1, 1));
  QCOMPARE(extended.at(0).at(0).toPoint(), QPoint(1, 0));
  const auto cell = [&view] { return view.centreOf({10, 0}).x() - view.centreOf({0, 0}).x(); };  // ten cells wide
  const double before = cell();
  QWheelEvent wheel(view.plotArea().center(), view.mapToGlobal(view.plotArea().center()), {}, {0, 240}, Qt::NoButton,
                    Qt::NoModifier, Qt::NoScrollPhase, false);
  QCoreApplication::sendEvent(view.findChild<QWidget*>(), &wheel);
  QVERIFY(cell() > 1.2 * before);
  QTest::keyClick(&view, Qt::Key_Backspace);
  QVERIFY(std::abs(cell() - before) < 0.1 * before);
}

void HeatMapTest::aFigureIsExportedWithItsNotes() {
  const QTemporaryDir folder;
  ui::MatrixFigure figure("Where the memory tokens look");
  figure.resize(420, 380);
  figure.setMatrix(ui::matrixOf(2, 2, {0.25F, 0.5F, 0.125F, 0.0625F}));
  figure.setContextNotes([] { return ui::FigureNotes{{"model", "4f00c0de"}}; });
  QSignalSpy exported(&figure, &ui::Figure::exported);
  for (const char* name : {"figure.png", "figure.svg", "figure.pdf", "figure.csv"}) {
    figure.exportTo(folder.filePath(name));
  }
  QCOMPARE(exported.count(), 4);
  const auto contentOf = [&](const char* name) {
    QFile file(folder.filePath(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
  };
  const QImage png(folder.filePath("figure.png"));
  QVERIFY(!png.isNull());
  QCOMPARE(png.text("model"), QString("4f00c0de"));
  QVERIFY(!png.text("colour range").isEmpty() && !png.text("pooling").isEmpty());
  const QByteArray svg = contentOf("figure.svg");
  QVERIFY(svg.contains("4f00c0de") && svg.contains("colour range") && svg.contains("<text"));
  QVERIFY(contentOf("figure.pdf").startsWith("%PDF"));
  const QByteArray csv = contentOf("figure.csv");
  QVERIFY(csv.contains("# model: 4f00c0de") && csv.contains("0,0.25,0.5\r\n") && csv.contains("1,0.125,0.0625\r\n"));
}

void HeatMapTest::anUnwritableFileIsSaid() {
  ui::MatrixFigure figure("Figure");
  figure.setMatrix(needle(4, 1, 1, 1));
  QSignalSpy failed(&figure, &ui::Figure::exportFailed);
  figure.exportTo("/nowhere/figure.png");
  figure.exportTo("figure.gif");
  QCOMPARE(failed.count(), 2);
  QVERIFY(failed.at(0).at(0).toString().contains("/nowhere/figure.png"));
  QVERIFY(failed.at(1).at(0).toString().contains("gif"));
}

PIC_TEST(HeatMapTest)
#include "heat_map_test.moc"
