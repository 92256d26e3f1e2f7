// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <map>
#include <memory>
#include <vector>

#include "app/library.h"
#include "app/store/session.h"

namespace app {

// Writes the conversation of the window through to the library: its documents, and every question as it is asked, grows
// and ends. A session begins with its first document or question. Turns are known by the window's numbers.
class Recorder : public QObject {
  Q_OBJECT

 public:
  explicit Recorder(Library& library, QObject* parent = nullptr);
  ~Recorder() override;

  // What the next question is asked of.
  void setDocuments(const std::vector<store::Document>& documents, const store::Settings& settings);
  // A turn that is asked again keeps its old answer until the new one has ended.
  void ask(int turn, const store::Turn& asked, const std::vector<store::Document>& documents);
  void grow(int turn, const QString& text);
  // `kept` runs when it has been written, or when that has failed.
  void end(int turn, const engine::Answer& answer, const store::Settings& used, std::function<void()> kept);
  void fail(int turn, const QString& sentence);

  // The conversation is over. One without a question whose documents are all in files is not worth keeping.
  void leave();
  // Goes on with a session of the library that has been opened. `turns`: the window's numbers for its turns.
  void adopt(store::Id session, const std::map<int, store::Id>& turns, const std::vector<store::Document>& documents);

  store::Id session() const { return m_session; }  // 0: none has begun, or it is not known yet
  // The same for a job of the library that is ordered now, when all that was asked before has been written.
  template <class Job, class Done>
  void readSession(Job job, Done done) {
    m_library.read([kept = m_kept, job = std::move(job)](store::Store& store) { return job(store, kept->session); },
                   std::move(done));
  }
  // The window's number of a turn of this session; 0: it has none.
  void findTurn(store::Id turn, std::function<void(int)> found);

 Q_SIGNALS:
  void changed();  // the library has something new

 private:
  struct Kept {  // used on the library's thread alone
    store::Id session = 0;
    bool named = false;  // by its first question, or before
    std::map<int, store::Id> turns;
    std::map<int, store::Id> replaced;  // by the turn that is running
  };
  void write(const std::shared_ptr<Kept>& kept, std::function<void(store::Store&, Kept&)> job,
             std::function<void()> after = {});
  static void begin(store::Store& store, Kept& kept, const std::vector<store::Document>& documents,
                    const store::Settings& settings);

  Library& m_library;
  std::shared_ptr<Kept> m_kept;
  std::map<int, std::shared_ptr<Kept>> m_running;  // turns that have not ended, of whatever session
  store::Id m_session = 0;
  bool m_asked = false;
  std::vector<store::Document> m_documents;  // as the library has them
};

}  // namespace app
