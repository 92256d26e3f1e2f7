// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library.h"

#include <QMetaObject>

#include "engine/error.h"

namespace app {

Library::Library(const std::filesystem::path& file, QObject* parent) : QObject(parent), m_hands(new QObject) {
  m_hands->moveToThread(&m_thread);
  connect(&m_thread, &QThread::finished, m_hands, &QObject::deleteLater);
  m_thread.setObjectName("library");
  m_thread.start();
  QMetaObject::invokeMethod(m_hands, [this, file] {
    try {
      std::filesystem::create_directories(file.parent_path());
      m_store = std::make_unique<store::Store>(file);
    } catch (const std::exception& error) {
      say(std::string(error.what()) + " Conversations of this window are kept in memory only.");
      m_store = std::make_unique<store::Store>();
    }
    for (const std::string& note : m_store->takeNotes()) say(note);
  });
}

Library::~Library() {
  QMetaObject::invokeMethod(m_hands, [this] { m_store.reset(); }, Qt::BlockingQueuedConnection);
  m_thread.quit();
  m_thread.wait();
}

void Library::write(std::function<void(store::Store&)> job, std::function<void()> after) {
  order([this, job = std::move(job), after = std::move(after)](store::Store& store) {
    try {
      job(store);
    } catch (const std::exception& error) {
      say(error.what());
    }
    return after;
  });
}

void Library::order(Order order) {
  QMetaObject::invokeMethod(m_hands, [this, order = std::move(order)] {
    std::function<void()> done;
    try {
      done = order(*m_store);
    } catch (const std::exception& error) {
      say(error.what());
    }
    for (const std::string& note : m_store->takeNotes()) say(note);
    if (done) QMetaObject::invokeMethod(this, done);
  });
}

void Library::say(const std::string& sentence) {
  QMetaObject::invokeMethod(this, [this, words = QString::fromStdString(sentence)] { Q_EMIT said(words); });
}

}  // namespace app
