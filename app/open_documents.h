// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <vector>

#include "app/documents/imported_document.h"
#include "app/store/session.h"
#include "ui/ask/highlight.h"

namespace app {

// Where the documents of the window came from, by their ids there.
class OpenDocuments {
 public:
  struct Origin {
    std::string kind = "text";
    std::string source;  // the file; empty: pasted
    std::string text;    // as it was read: an edited document no longer comes from its file
    std::shared_ptr<const documents::ImportedDocument> imported;  // with its places; null: not read in this run
  };

  void set(int id, Origin origin) { m_origins[id] = std::move(origin); }
  void clear() { m_origins.clear(); }
  const Origin* find(int id) const;  // nullptr: typed or pasted

  // The documents as the library keeps them.
  std::vector<store::Document> kept(const std::vector<ui::OpenDocument>& documents) const;

 private:
  std::map<int, Origin> m_origins;
};

}  // namespace app
