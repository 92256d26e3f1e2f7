// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/export.h"
#include "app/store/html_text.h"
#include "app/store/recording.h"
#include "app/store/transcript.h"

namespace store {
namespace {

constexpr const char* kStyle = R"(
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
.answer, blockquote p, h2 { white-space: pre-wrap; overflow-wrap: anywhere; }
blockquote { margin: .75rem 0; padding: .1rem 1rem; border-left: 4px solid #3a7; }
blockquote p { margin: .25rem 0; }
footer, .facts { font-size: .8rem; opacity: .75; } .state { font-style: italic; }
article { break-inside: avoid-page; } h2 { break-after: avoid; } blockquote { break-inside: avoid; }
@media print { body { font-size: 11pt; max-width: none; margin: 0; } }
)";

std::string turnHtml(const Session& session, const Turn& turn) {
  std::string html = "<article>\n" + element("h2", turn.question);
  if (!turn.answer.text.empty()) html += element("div class=\"answer\"", turn.answer.text);
  if (const std::string state = stateText(turn); !state.empty()) html += element("p class=\"state\"", state);
  for (const std::string& note : turn.answer.notes) html += element("p class=\"state\"", "Note: " + note);
  for (const Quotation& quotation : quotationsOf(session, turn)) {
    const std::string share = std::to_string(static_cast<int>(100 * quotation.score + 0.5)) + " %";
    html += "<blockquote>" + element("p", quotation.text) +
            element("footer", "— " + quotation.document + ", " + share) + "</blockquote>\n";
  }
  std::string facts;
  if (const std::string names = documentNames(session, turn); !names.empty()) facts = "Asked of " + names + ". ";
  facts += settingsText(turn.settings) + ". ";
  if (turn.state == TurnState::Done || turn.state == TurnState::Stopped) facts += metricsText(turn.answer) + ". ";
  facts += dateAndTime(turn.asked) + ", " + machineText(turn.machine) + ", " + turn.program + ".";
  return html + element("p class=\"facts\"", facts) + "</article>\n";
}

}  // namespace

std::string sessionToHtml(const Session& session) {
  std::string html =
      "<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n";
  html += element("title", session.title) + "<style>" + kStyle + "</style>\n</head>\n<body>\n";
  html += element("h1", session.title);
  html += element("p class=\"facts\"",
                  "Begun " + dateAndTime(session.created) + ". Each question was answered on its own.");
  html += "<ul>\n";
  for (const Document& document : session.documents) {
    html += element("li", document.name + ", " + std::to_string(document.text.size()) + " bytes");
  }
  html += "</ul>\n";
  for (const Turn& turn : session.turns) html += turnHtml(session, turn);
  return html + "</body>\n</html>\n";
}

}  // namespace store
