// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/frame/retranslation.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QStandardItemModel>
#include <QTabBar>
#include <QTableWidget>
#include <QTextEdit>
#include <QTreeWidget>
#include <QWidget>
#include <algorithm>
#include <vector>

#include "ui/frame/catalogue.h"

namespace ui {
namespace {

// Answers and quotations can be selected and are plain text; the window's own words seldom are.
bool isUsersText(const QObject* object) {
  const auto* label = qobject_cast<const QLabel*>(object);
  const bool quoted = label != nullptr && label->textFormat() == Qt::PlainText &&
                      label->textInteractionFlags().testFlag(Qt::TextSelectableByMouse);
  return quoted || qobject_cast<const QLineEdit*>(object) != nullptr || qobject_cast<const QTextEdit*>(object) != nullptr;
}

// The class of the object and of those around it: where its texts may have been written.
QStringList contextsOf(const QObject* object) {
  QStringList contexts;
  for (; object != nullptr; object = object->parent()) contexts << QLatin1String(object->metaObject()->className());
  return contexts;
}

struct Change {
  QPointer<QObject> object;
  const char* property;
  QString text;
};

void collect(const Catalogue& catalogue, QObject* object, const QStringList& contexts, std::vector<Change>& changes) {
  for (const char* name : {"text", "title", "windowTitle", "toolTip", "statusTip", "accessibleName",
                           "accessibleDescription", "placeholderText", "suffix", "prefix", "specialValueText", "label"}) {
    if (qstrcmp(name, "text") == 0 && isUsersText(object)) continue;
    const QVariant before = object->property(name);
    if (before.typeId() != QMetaType::QString) continue;
    const QString after = catalogue.now(before.toString(), contexts);
    if (after != before.toString()) changes.push_back({object, name, after});
  }
}

void retranslateModel(const Catalogue& catalogue, QAbstractItemModel* model, const QStringList& contexts) {
  for (int i = 0; i < model->columnCount(); ++i) {
    const QString before = model->headerData(i, Qt::Horizontal).toString();
    const QString after = catalogue.now(before, contexts);
    if (after != before) model->setHeaderData(i, Qt::Horizontal, after);
  }
  constexpr int kMostRows = 200;  // longer lists hold data, not words of the window
  for (int row = 0; row < std::min(kMostRows, model->rowCount()); ++row) {
    for (int column = 0; column < model->columnCount(); ++column) {
      const QModelIndex index = model->index(row, column);
      const QString before = index.data().toString();
      const QString after = catalogue.now(before, contexts, false);
      if (after != before) model->setData(index, after, Qt::DisplayRole);
    }
  }
}

void retranslateParts(const Catalogue& catalogue, QWidget* widget, const QStringList& contexts) {
  if (auto* tabs = qobject_cast<QTabBar*>(widget)) {
    for (int i = 0; i < tabs->count(); ++i) {
      tabs->setTabText(i, catalogue.now(tabs->tabText(i), contexts));
      tabs->setTabToolTip(i, catalogue.now(tabs->tabToolTip(i), contexts));
    }
  } else if (auto* combo = qobject_cast<QComboBox*>(widget)) {
    for (int i = 0; i < combo->count() && !combo->isEditable(); ++i)
      combo->setItemText(i, catalogue.now(combo->itemText(i), contexts, false));
  } else if (auto* view = qobject_cast<QAbstractItemView*>(widget)) {
    if (view->model() != nullptr && qobject_cast<QHeaderView*>(view) == nullptr)
      retranslateModel(catalogue, view->model(), contexts);
    view->viewport()->update();
  } else if (widget->inherits("QCustomPlot")) {
    QMetaObject::invokeMethod(widget, "replot");
  }
  widget->update();
}

}  // namespace

void retranslate(const Catalogue& catalogue) {
  for (QWidget* window : QApplication::topLevelWidgets()) {
    QEvent changed(QEvent::LanguageChange);
    QCoreApplication::sendEvent(window, &changed);
    std::vector<Change> changes;
    // A list whose words change may make its view draw anew, and objects of the old drawing go.
    QList<QPointer<QObject>> all{window};
    for (QObject* object : window->findChildren<QObject*>()) all << object;
    for (const QPointer<QObject>& object : all) {
      if (object == nullptr) continue;
      const QStringList contexts = contextsOf(object);
      collect(catalogue, object, contexts, changes);
      if (auto* widget = qobject_cast<QWidget*>(object.data())) retranslateParts(catalogue, widget, contexts);
    }
    // Titles first: a dock gives its title to its action, whose own text has a mnemonic.
    std::stable_partition(changes.begin(), changes.end(),
                          [](const Change& change) { return qstrcmp(change.property, "windowTitle") == 0; });
    for (const Change& change : changes) {
      if (change.object != nullptr) change.object->setProperty(change.property, change.text);
    }
  }
}

}  // namespace ui
