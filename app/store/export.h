// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "app/store/session.h"

// A conversation for people and other programs. Texts of documents are not in Markdown and HTML, only the sentences
// answers came from; the JSON is sessionToJson() with the texts inside.
namespace store {

std::string sessionToMarkdown(const Session& session);

// One page that needs no other file and no network, with a style for paper. Nothing in it is taken as markup.
std::string sessionToHtml(const Session& session);

}  // namespace store
