// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/store/session.h"

namespace store {

const std::string& nameOf(TurnState state);  // running, done, stopped, interrupted, failed
TurnState turnStateNamed(const std::string& name, const std::string& where);

enum class DocumentTexts { Inside, Beside };

// A session as JSON for others: docs/formats.md. Folders of this machine (of the model, of documents) are left out.
// With DocumentTexts::Beside the texts are kept elsewhere and stand there by their hash only.
std::string sessionToJson(const Session& session, DocumentTexts texts);

// `texts`: the documents' texts that were kept beside, in order; not looked at when they are inside.
// Errors: engine::Error that begins with `where`: not JSON, another format, anything missing, unknown or out of range,
// an index or a piece of evidence that points nowhere, a text that is not the one its hash names.
Session sessionFromJson(std::string_view json, const std::vector<std::string>& texts, const std::string& where);

}  // namespace store
