// SPDX-License-Identifier: GPL-3.0-or-later
#include <QComboBox>
#include <QMouseEvent>
#include <QObject>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>
#include <QUndoStack>

#include "engine/values/receptive_field.h"
#include "tests/registry.h"
#include "tests/ui/looks.h"
#include "ui/inspect/attention_pane.h"
#include "ui/inspect/attribution_view.h"
#include "ui/inspect/border_strip.h"
#include "ui/inspect/geometry_view.h"
#include "ui/inspect/head_picker.h"
#include "ui/inspect/inspect_workspace.h"
#include "ui/inspect/knock_out_view.h"
#include "ui/inspect/map_view.h"
#include "ui/inspect/mask_view.h"
#include "ui/inspect/reach_view.h"
#include "ui/inspect/selection.h"
#include "ui/inspect/survival_view.h"
#include "ui/inspect/token_text.h"
#include "ui/plot/chart_figure.h"
#include "ui/plot/matrix_figure.h"
#include "ui/plot/matrix_view.h"
#include "ui/theme.h"

using ui::Place;

namespace {

// Twelve tokens in chunks of four.
ui::InspectedSegment twelve() {
  ui::InspectedSegment segment;
  segment.document = "lighthouse.txt";
  for (int i = 0; i < 12; ++i) {
    segment.tokens << QStringLiteral("word%1 ").arg(i);
    segment.tokenBytes.push_back({7 * i, 7 * i + 6});
  }
  for (int c = 0; c < 3; ++c) segment.chunks.push_back({4 * c, 4 * c + 4, 1, {28 * c, 28 * c + 28}});
  return segment;
}

// A mask maker of the test's own: text looks back, a memory token sees its chunk, and cells are as they are painted.
ui::DesignedMask made(const ui::MaskDesign& design, int tokens) {
  ui::DesignedMask mask;
  std::vector<int> begins = design.choice.chunkBegins;
  for (int i = 0; design.choice.chunkBegins.empty() && i < tokens; i += static_cast<int>(design.ratio)) begins.push_back(i);
  for (std::size_t c = 0; c < begins.size(); ++c) {
    mask.chunks.push_back({begins[c], c + 1 < begins.size() ? begins[c + 1] : tokens, 1, {}});
  }
  const int count = static_cast<int>(mask.chunks.size()), T = tokens + count;
  for (int c = 0; c < count; ++c) {
    for (int i = mask.chunks[c].tokenBegin; i < mask.chunks[c].tokenEnd; ++i)
      mask.mask.tags.push_back({engine::TokenKind::Context, c, i});
  }
  for (int c = 0; c < count; ++c) mask.mask.tags.push_back({engine::TokenKind::Memory, c, c});
  const bool all = design.choice.rules.memoryToContext == engine::MemoryToContext::All;
  for (int q = 0; q < T; ++q) {
    for (int p = 0; p < T; ++p) {
      const bool inChunk = p < tokens && (all || mask.mask.tags[q].chunk == mask.mask.tags[p].chunk);
      mask.mask.allowed.push_back(q < tokens ? p <= q : inChunk || p == q);
    }
  }
  for (const ui::PaintedCell& cell : design.painted)
    mask.mask.allowed[static_cast<std::size_t>(tokens + cell.query) * T + cell.key] = cell.allowed;
  return mask;
}

engine::MaskChoice preset(const QString& name) {
  engine::MaskChoice choice;
  choice.name = name.toStdString();
  if (name == "full") choice.rules.memoryToContext = engine::MemoryToContext::All;
  return choice;
}

// Memory tokens over 12 tokens and themselves: head 0 looks at the first token of its chunk, head 1 at the last of all.
engine::AttentionView attention() {
  engine::AttentionView view;
  view.layers = 1;
  view.heads = 2;
  view.rows.resize(3);
  view.columns.resize(15);
  for (int head = 0; head < 2; ++head) {
    for (int row = 0; row < 3; ++row) {
      for (int column = 0; column < 15; ++column)
        view.weights.push_back(column == (head == 0 ? 4 * row : 11) ? 1.0F : 0.0F);
    }
  }
  return view;
}

}  // namespace

class InspectTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init();
  void cleanup() {
    m.reset();
    ui::applyTheme(ui::Theme::Light, 100);
  }
  void theMaskCountsItsPairsAndTheirCost();
  void reachIsShownInOneLayerThroughAllAndAsMeasured();
  void rulesAndPresetsAreUndoneOneByOne();
  void aBorderIsDraggedAndADragIsUndoneAtOnce();
  void paintedCellsBelongToTheSegment();
  void twoMasksAreCompared();
  void playGoesThroughTheMemoryTokensAndEnds();
  void theMapShowsTheChosenHeadAndItsNumbers();
  void selectingInOneViewShowsInTheOthers();
  void attributionsSayWhatTheyDoNotProve();
  void aKnockOutShowsWhatChanged();
  void theRankingFillsTheList();
  void survivalMarksWhatWasToldAgain();
  void geometryNamesNormsWordsAndPlaces();
  void nothingIsNamelessOrCutOff_data();
  void nothingIsNamelessOrCutOff();

 private:
  void show(const char* tab);
  std::unique_ptr<ui::InspectWorkspace> m;
};

void InspectTest::init() {
  m = std::make_unique<ui::InspectWorkspace>();
  m->resize(1100, 700);
  m->mask()->setTools({made, preset});
  ui::InspectedModel model;
  model.presets = {"full", "pic"};
  model.layers = 2;
  model.width = 8;
  model.layerParameters = 1000;
  model.cacheBytesPerPosition = 100;
  m->setModel(model);
  m->setSegment(twelve());
  m->mask()->setDesign({preset("pic"), 4});
}

void InspectTest::show(const char* tab) {
  m->show();
  QVERIFY(QTest::qWaitForWindowExposed(m.get()));
  m->showTab(tab);
  QTRY_VERIFY_WITH_TIMEOUT(m->currentView()->isVisible(), 60'000);
}

void InspectTest::theMaskCountsItsPairsAndTheirCost() {
  // 12·13/2 pairs of text, 3·(4 + 1) of memory.
  const ui::MaskCosts costs = ui::costsOf(m->mask()->mask(), {{}, 2, 8, 1000, 100, 1, true});
  QCOMPARE(costs.pairs, std::int64_t{78 + 15});
  QCOMPARE(costs.attentionFlops, 4.0 * 8 * 2 * 93);
  QCOMPARE(costs.layerFlops, 2.0 * 1000 * 15);
  QCOMPARE(costs.cacheBytes, std::int64_t{300});
  QCOMPARE(costs.textBytes, std::int64_t{1200});
  QVERIFY2(m->mask()->costs().startsWith("93 "), qPrintable(m->mask()->costs()));
}

void InspectTest::reachIsShownInOneLayerThroughAllAndAsMeasured() {
  engine::Influence influence{0, 0, 3, {{0, 28}, {28, 56}, {56, 84}}, 3, {1, 0, 0, 0, 1, 0, 0, 0.5F, 1}, false};
  m->mask()->setInfluence(influence);
  m->selection()->setPrimary({Place::Kind::Memory, 2});
  ui::ReachView* reach = m->mask()->reach();
  QCOMPARE(reach->text(0)->colouredCount(), 4);   // its chunk
  QCOMPARE(reach->text(1)->colouredCount(), 12);  // text looks back, so all of it within two layers
  QCOMPARE(reach->text(2)->colouredCount(), 8);   // two chunks were measured to move it
  m->selection()->setPrimary({Place::Kind::Token, 3});
  QCOMPARE(reach->text(0)->colouredCount(), 4);
  QCOMPARE(reach->text(2)->colouredCount(), 0);
}

void InspectTest::rulesAndPresetsAreUndoneOneByOne() {
  auto* presets = m->mask()->findChildren<QComboBox*>().front();
  presets->setCurrentText("full");
  Q_EMIT presets->textActivated("full");
  const QString full = m->mask()->costs();
  QVERIFY(full.startsWith("117 "));  // 78 + 3·13
  m->undo();
  QVERIFY(m->mask()->costs().startsWith("93 "));
  QCOMPARE(m->mask()->design().choice.name, std::string("pic"));
  m->redo();
  QCOMPARE(m->mask()->costs(), full);
}

void InspectTest::aBorderIsDraggedAndADragIsUndoneAtOnce() {
  show("mask");
  ui::BorderStrip* strip = m->mask()->borders();
  const int y = strip->height() / 2;
  const auto at = [&](int column) { return QPoint(qRound(strip->pixelOf(column)), y); };
  QTest::mousePress(strip, Qt::LeftButton, {}, at(4));
  for (const int column : {5, 6}) {
    QMouseEvent move(QEvent::MouseMove, at(column), strip->mapToGlobal(at(column)), Qt::NoButton, Qt::LeftButton, {});
    QCoreApplication::sendEvent(strip, &move);
  }
  QTest::mouseRelease(strip, Qt::LeftButton, {}, at(6));
  QCOMPARE(m->mask()->design().choice.chunkBegins, (std::vector<int>{0, 6, 8}));
  QTest::mouseDClick(strip, Qt::LeftButton, {}, at(10));  // splits
  QCOMPARE(m->mask()->design().choice.chunkBegins, (std::vector<int>{0, 6, 8, 10}));
  m->undo();
  m->undo();
  QVERIFY(m->mask()->design().choice.chunkBegins.empty());
}

void InspectTest::paintedCellsBelongToTheSegment() {
  show("mask");
  ui::MatrixView* view = m->mask()->figure()->view();
  view->setPainting(true);
  QTest::mouseClick(view->findChild<QWidget*>(), Qt::LeftButton, {}, view->centreOf({0, 13}).toPoint());
  const ui::MaskDesign& choice = m->mask()->design();
  QCOMPARE(choice.painted.size(), std::size_t{1});
  QVERIFY(choice.painted[0].queryKind == engine::TokenKind::Memory && choice.painted[0].query == 1);
  QVERIFY(choice.painted[0].allowed && choice.painted[0].key == 0);
  QCOMPARE(choice.paintedSegment, 0);
  QVERIFY(m->mask()->costs().startsWith("94 "));
  QSignalSpy chosen(m->mask(), &ui::MaskView::maskChosen);
  m->mask()->useOnModel();
  QCOMPARE(chosen.count(), 0);  // painted cells are shown, not used
  m->undo();
  QVERIFY(m->mask()->design().painted.empty());
  m->mask()->useOnModel();
  QCOMPARE(chosen.count(), 1);
}

void InspectTest::twoMasksAreCompared() {
  const ui::DesignedMask here = made({preset("pic"), 4}, 12), there = made({preset("full"), 4}, 12);
  const ui::Matrix difference = ui::maskMatrix(here, &there, ui::MaskComparison::Difference, {}, {});
  const ui::Matrix overlay = ui::maskMatrix(here, &there, ui::MaskComparison::Overlay, {}, {});
  QCOMPARE(difference.kinds.value(int(difference.value(12, 5))), QString("only in the other"));
  QCOMPARE(difference.kinds.value(int(difference.value(12, 0))), QString("hidden"));
  QCOMPARE(overlay.kinds.value(int(overlay.value(12, 0))), QString("in both"));
}

void InspectTest::playGoesThroughTheMemoryTokensAndEnds() {
  QSet<int> seen;
  connect(m->selection(), &ui::Selection::changed, this, [&] { seen << m->selection()->primary().index; });
  QSignalSpy playing(m->mask(), &ui::MaskView::playing);
  m->mask()->play(true);
  QTRY_COMPARE_WITH_TIMEOUT(playing.count(), 2, 60'000);
  QVERIFY(seen.contains(0) && seen.contains(1) && seen.contains(2));
}

void InspectTest::theMapShowsTheChosenHeadAndItsNumbers() {
  m->map()->setAttention(attention());
  QCOMPARE(m->map()->map().at(1, 4), 0.5F);  // the mean of both heads
  m->map()->heads()->choose(0, 0);
  QCOMPARE(m->map()->map().at(1, 4), 1.0F);
  QCOMPARE(m->map()->map().diagonalScore, 1.0);
  m->map()->heads()->choose(0, 1);
  QVERIFY(std::abs(m->map()->map().diagonalScore - 1.0 / 3) < 1e-9);
  m->selection()->setPrimary({Place::Kind::Memory, 1});
  QCOMPARE(m->map()->text()->colouredCount(), 1);
}

void InspectTest::selectingInOneViewShowsInTheOthers() {
  Q_EMIT m->mask()->figure()->view()->hovered({0, 13});
  QVERIFY(m->selection()->primary() == (Place{Place::Kind::Memory, 1}));
  QCOMPARE(m->knockOut()->list()->currentItem(), m->knockOut()->list()->topLevelItem(1));
  m->selection()->pin({Place::Kind::Memory, 1});
  Q_EMIT m->mask()->figure()->view()->hovered({-1, -1});
  QVERIFY(m->selection()->shown() == (Place{Place::Kind::Memory, 1}));
  QCOMPARE(m->mask()->reach()->row(), 13);
}

void InspectTest::attributionsSayWhatTheyDoNotProve() {
  for (const auto method : {engine::AttributionMethod::LeaveOneOut, engine::AttributionMethod::GradientTimesInput,
                            engine::AttributionMethod::Rollout}) {
    engine::Attribution attribution;
    attribution.method = method;
    attribution.parts = {{0, {0, 28}, {0}}, {0, {28, 56}, {1}}};
    attribution.logProbabilities = {-0.5, -1};
    attribution.scores = {0.1F, 0, 2, 1};
    m->attribution()->setAttribution(attribution, {{"a", std::string(84, 'x')}}, {"18", "71"});
    QCOMPARE(m->attribution()->figure()->caveat(), QString::fromUtf8(engine::caveatOf(method).data()));
    QCOMPARE(m->attribution()->figure()->view()->matrix().value(1, 0), 2.0);
    QCOMPARE(m->attribution()->text()->colouredCount(), method == engine::AttributionMethod::Rollout ? 4 : 4);
  }
}

void InspectTest::aKnockOutShowsWhatChanged() {
  QSignalSpy asked(m->knockOut(), &ui::KnockOutView::knockOutRequested);
  m->knockOut()->setAnswered("When?", "in 1871");
  m->knockOut()->list()->topLevelItem(2)->setCheckState(0, Qt::Checked);
  m->knockOut()->askButton()->click();
  QCOMPARE(asked.at(0).at(0).value<std::vector<int>>(), std::vector<int>{2});
  engine::KnockOut result;
  result.removed = {2};
  result.before.tokens = {{1, "in", -0.1}, {2, " 1871", -0.2}};
  result.words = {{engine::WordChange::Kind::Same, "in"},
                  {engine::WordChange::Kind::Removed, "1871"},
                  {engine::WordChange::Kind::Added, "<1900>"}};
  result.logProbabilities = {-0.1, -0.2};
  result.withoutThem = {-0.1, -3.2};
  m->knockOut()->setKnockOut(result);
  QVERIFY(m->knockOut()->result().contains("<s") && m->knockOut()->result().contains("&lt;1900&gt;"));
  QCOMPARE(m->knockOut()->figure()->chart().series[0].y, (std::vector<double>{0, -3.0}));
}

void InspectTest::theRankingFillsTheList() {
  engine::Attribution ranking;
  ranking.parts = {{0, {0, 28}, {0}}, {0, {28, 56}, {1}}, {0, {56, 84}, {2}}};
  ranking.logProbabilities = {-0.5};
  ranking.scores = {0.25F, 1.5F};
  m->knockOut()->setAnswered("When?", "in 1871");
  m->knockOut()->setRanking(ranking, 4);
  QCOMPARE(m->knockOut()->list()->topLevelItem(1)->text(2), QString("1.500"));
  QVERIFY(m->knockOut()->rankingText().contains("2 of 3") && m->knockOut()->rankingText().contains("m1 (1.50)"));
}

void InspectTest::survivalMarksWhatWasToldAgain() {
  engine::Survival survival;
  for (int i = 0; i < 12; ++i) survival.tokens.push_back({{7 * i, 7 * i + 6}, i % 3 == 0, -0.1 * i, -1.0 * i});
  survival.told = "word0 word3";
  survival.share = 4.0 / 12;
  m->survival()->setSurvival(survival);
  QCOMPARE(m->survival()->text()->colouredCount(), 4);
  QCOMPARE(m->survival()->told(), QString("word0 word3"));
  QVERIFY(m->survival()->summary().contains("33.3"));
  QCOMPARE(m->survival()->figure()->chart().series[1].y[3], -3.0);
}

void InspectTest::geometryNamesNormsWordsAndPlaces() {
  engine::MemoryGeometry geometry;
  geometry.norms = {1, 2, 3};
  geometry.vocabularyNorm = 0.9;
  geometry.nearest = {{{1, "lamp", 0.5F}}, {{2, "sea", 0.4F}}, {}};
  geometry.axes = {{0, 1}, {2, 3}, {4, 5}};
  geometry.explained = {0.6, 0.2};
  m->geometry()->setGeometryOf(geometry);
  QCOMPARE(m->geometry()->norms()->chart().series[0].y, (std::vector<double>{1, 2, 3}));
  QCOMPARE(m->geometry()->map()->chart().series[0].x[2], 4.0);
  QVERIFY(m->geometry()->nearest()->topLevelItem(1)->text(1).contains("sea (0.40)"));
}

void InspectTest::nothingIsNamelessOrCutOff_data() {
  QTest::addColumn<QString>("tab");
  QTest::addColumn<int>("scale");
  for (const char* tab : {"mask", "map", "attention", "attribution", "knock-out", "survival", "geometry"}) {
    for (const int scale : {100, 200}) QTest::addRow("%s at %d %%", tab, scale) << QString(tab) << scale;
  }
}

void InspectTest::nothingIsNamelessOrCutOff() {
  QFETCH(QString, tab);
  QFETCH(int, scale);
  ui::applyTheme(ui::Theme::Dark, scale);
  m->resize(1024, 560);
  m->map()->setAttention(attention());
  theRankingFillsTheList();
  survivalMarksWhatWasToldAgain();
  geometryNamesNormsWordsAndPlaces();
  show(qPrintable(tab));
  QCOMPARE(tests::widgetsWithoutName(*m).join("\n"), QString());
  QTRY_COMPARE(tests::widgetsCutOff(*m).join("\n"), QString());
}

PIC_TEST(InspectTest)
#include "inspect_test.moc"
