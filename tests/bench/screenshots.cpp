// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of every view of the window on a real document with the shipped model, light and dark: what
// docs/screenshots/make runs. screenshots FOLDER
#include <QAction>
#include <QApplication>
#include <QDir>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include "app/common/shipped_files.h"
#include "app/studio.h"
#include "tests/documents/pdf_file.h"
#include "ui/ask/answer_label.h"
#include "ui/ask/ask_workspace.h"
#include "ui/ask/conversation_view.h"
#include "ui/ask/document_pane.h"
#include "ui/ask/question_box.h"
#include "ui/ask/turn_view.h"
#include "ui/frame/workspaces.h"

namespace {

constexpr int kPatience = 300'000;

class Photographer {
 public:
  Photographer(QString folder, QString suffix, const QTemporaryDir& data)
      : m_folder(std::move(folder)), m_suffix(std::move(suffix)), m_data(data), m_studio({}, dataFolder()) {
    m_studio.start(QString::fromStdString(common::shippedModel().string()));
    window()->resize(1280, 800);
    waitUntil([this] { return m_studio.session()->model().has_value(); });
  }

  ui::MainWindow* window() { return m_studio.window(); }
  ui::AskWorkspace* ask() { return window()->ask(); }
  ui::TurnView* turn() { return ask()->conversation()->lastTurn(); }

  void waitUntil(const std::function<bool()>& there) {
    if (!QTest::qWaitFor(there, kPatience)) qFatal("what was waited for did not come");
  }
  void open(const QString& file) {
    const std::size_t wanted = ask()->documents()->documents().size() + 1;
    m_studio.open({file});
    waitUntil([&] { return ask()->documents()->documents().size() == wanted; });
  }
  void askAbout(const QString& question) {
    ask()->conversation()->questionBox()->setQuestion(question);
    ask()->conversation()->questionBox()->ask();
    waitUntil([this] { return turn() != nullptr && turn()->isFinished() && !m_studio.session()->isAnswering(); });
  }
  void compare() {
    window()->action(ui::Command::CompareSources)->trigger();
    QTest::qWait(200);
    waitUntil([this] { return !m_studio.session()->isAnswering(); });
  }
  void take(const QString& name) {
    QTest::qWait(700);  // for pages, lists and figures that come from other threads
    const QString file = m_folder + "/" + name + "-" + m_suffix + ".png";
    if (!window()->grab().save(file)) qFatal("%s cannot be written", qPrintable(file));
    std::printf("%s\n", qPrintable(file));
  }
  QString write(const QString& name, const QByteArray& content) {
    QFile file(m_data.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()) qFatal("no temporary file");
    return file.fileName();
  }

 private:
  std::filesystem::path dataFolder() const { return m_data.filePath("data-" + m_suffix).toStdString(); }
  QString m_folder;
  QString m_suffix;
  const QTemporaryDir& m_data;
  app::Studio m_studio;
};

// A sample as a PDF of one page, lines broken as on paper.
QByteArray asPdf(const QString& file) {
  QFile text(file);
  if (!text.open(QIODevice::ReadOnly)) qFatal("%s is missing", qPrintable(file));
  std::vector<std::string> lines{""};
  for (const QByteArray& word : text.readAll().simplified().split(' ')) {
    if (lines.back().size() + static_cast<std::size_t>(word.size()) > 85) lines.emplace_back();
    QByteArray plain = word;
    lines.back() += plain.replace('(', "").replace(')', "").toStdString() + " ";
  }
  return QByteArray::fromStdString(tests::pdfOf({tests::linesDown(72, 760, lines)}));
}

void photograph(const QString& folder, ui::Theme theme, const QString& suffix) {
  const QTemporaryDir data;
  QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, data.path());
  const QString samples = QString::fromStdString(common::shippedFolder("resources/samples").value().string());
  Photographer camera(folder, suffix, data);
  ui::Preferences preferences = camera.window()->preferences();
  preferences.theme = theme;
  camera.window()->setPreferences(preferences);
  camera.take("start");
  camera.open(samples + "/lighthouse.txt");
  camera.askAbout("When was the lamp first lit?");
  camera.take("ask");
  camera.turn()->chooseWord(0);
  camera.take("ask-word");
  camera.turn()->chooseWord(-1);
  camera.compare();
  preferences.layout = ui::Layout::Researcher;
  camera.window()->setPreferences(preferences);
  camera.take("ask-researcher");
  for (const auto& [id, name] : std::initializer_list<std::pair<ui::WorkspaceId, const char*>>{
           {ui::WorkspaceId::Inspect, "inspect"}, {ui::WorkspaceId::Explore, "explore"},
           {ui::WorkspaceId::Train, "train"}, {ui::WorkspaceId::Learn, "learn"}, {ui::WorkspaceId::Compare, "compare"}}) {
    QAction* action = camera.window()->workspaces()->action(id);
    if (action == nullptr) continue;
    action->trigger();
    QTest::qWait(3000);
    camera.take(name);
  }
  preferences.layout = ui::Layout::Simple;
  camera.window()->setPreferences(preferences);
  camera.window()->action(ui::Command::NewConversation)->trigger();
  camera.ask()->documents()->closeAll();
  camera.open(camera.write("lighthouse.pdf", asPdf(samples + "/lighthouse.txt")));
  camera.ask()->documents()->showPages(true);
  camera.askAbout("When was the lamp first lit?");
  camera.take("ask-pages");
}

}  // namespace

int main(int argc, char** argv) {
  if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
  QApplication application(argc, argv);
  QStandardPaths::setTestModeEnabled(true);
  QApplication::setOrganizationName("PIC Studio tests");
  QApplication::setApplicationName("screenshots");
  const QString folder = QDir(application.arguments().value(1, ".")).absolutePath();
  photograph(folder, ui::Theme::Light, "light");
  photograph(folder, ui::Theme::Dark, "dark");
  return 0;
}
