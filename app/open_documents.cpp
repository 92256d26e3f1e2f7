// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/open_documents.h"

namespace app {

const OpenDocuments::Origin* OpenDocuments::find(int id) const {
  const auto found = m_origins.find(id);
  return found == m_origins.end() ? nullptr : &found->second;
}

std::vector<store::Document> OpenDocuments::kept(const std::vector<ui::OpenDocument>& documents) const {
  std::vector<store::Document> kept;
  for (const ui::OpenDocument& document : documents) {
    store::Document one{document.text.name, document.text.text, "text", {}};
    const Origin* origin = find(document.id);
    if (origin != nullptr && origin->text == one.text) {
      one.kind = origin->kind;
      one.source = origin->source;
    }
    kept.push_back(std::move(one));
  }
  return kept;
}

}  // namespace app
