// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <vector>

namespace ui {

// What the library holds, as its panel shows it. An id is the library's own; 0 is none.
struct SessionEntry {
  qint64 id = 0;
  QString title;
  QString about;  // when it was changed, and how much it holds
  bool isCurrent = false;
  bool isOpenElsewhere = false;
};

struct KeptDocument {
  qint64 id = 0;
  QString name;
  QString about;
};

struct RecentModel {
  QString name;
  QString folder;
};

struct LibraryContents {
  std::vector<SessionEntry> sessions;  // last changed first
  std::vector<KeptDocument> documents;
  std::vector<RecentModel> models;
};

// Something that has all the words looked for: a question with its answer, or a document.
struct LibraryHit {
  qint64 session = 0;   // that holds it
  qint64 turn = 0;      // 0: it is a document
  qint64 document = 0;  // 0: it is a turn
  QString title;
  QString snippet;
};

}  // namespace ui
