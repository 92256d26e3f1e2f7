// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cctype>

#include "app/store/export.h"
#include "app/store/recording.h"
#include "app/store/transcript.h"

namespace store {
namespace {

// A backslash before what Markdown would read as markup, wherever it stands; at the start of a line also before what
// makes a heading or a list there.
std::string escaped(const std::string& text) {
  std::string result;
  bool lineStart = true;
  bool number = false;
  for (const char c : text) {
    const bool digit = std::isdigit(static_cast<unsigned char>(c)) != 0;
    const bool always = std::string_view("\\`*_[]<>#|~&$").find(c) != std::string_view::npos;
    const bool there = (lineStart && (c == '+' || c == '-' || c == '=')) || (number && (c == '.' || c == ')'));
    if (always || there) result += '\\';
    result += c;
    number = digit && (lineStart || number);
    lineStart = c == '\n' || (lineStart && (c == ' ' || c == '\t'));
  }
  return result;
}

std::string oneLine(std::string text) {
  std::ranges::replace_if(
      text, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return text;
}

// Keeps lines and drops the blanks in front that would make code of them; `prefix` begins each.
std::string lines(const std::string& text, const std::string& prefix) {
  std::string result = prefix;
  bool lineStart = true;
  for (const char c : escaped(text)) {
    if (lineStart && (c == ' ' || c == '\t' || c == '\r')) continue;
    lineStart = c == '\n';
    if (lineStart) {
      result += "  \n" + prefix;
    } else {
      result += c;
    }
  }
  return result;
}

std::string turnText(const Session& session, const Turn& turn) {
  std::string text = "\n## " + escaped(oneLine(turn.question)) + "\n\n";
  if (!turn.answer.text.empty()) text += lines(turn.answer.text, "") + "\n\n";
  if (const std::string state = stateText(turn); !state.empty()) text += "*" + escaped(oneLine(state)) + "*\n\n";
  for (const std::string& note : turn.answer.notes) text += "*Note: " + escaped(oneLine(note)) + "*\n\n";
  for (const Quotation& quotation : quotationsOf(session, turn)) {
    text += lines(quotation.text, "> ") + "  \n> — " + escaped(oneLine(quotation.document)) + ", " +
            std::to_string(static_cast<int>(100 * quotation.score + 0.5)) + " %\n\n";
  }
  if (const std::string names = documentNames(session, turn); !names.empty()) {
    text += "Asked of " + escaped(oneLine(names)) + ".  \n";
  }
  text += escaped(oneLine(settingsText(turn.settings))) + ".  \n";
  if (turn.state == TurnState::Done || turn.state == TurnState::Stopped)
    text += escaped(metricsText(turn.answer)) + ".  \n";
  return text + escaped(oneLine(dateAndTime(turn.asked) + ", " + machineText(turn.machine) + ", " + turn.program)) +
         ".\n";
}

}  // namespace

std::string sessionToMarkdown(const Session& session) {
  std::string text = "# " + escaped(oneLine(session.title)) + "\n\n";
  text += "Begun " + dateAndTime(session.created) + ". Each question was answered on its own.\n\n";
  for (const Document& document : session.documents) {
    text += "- " + escaped(oneLine(document.name)) + ", " + std::to_string(document.text.size()) + " bytes\n";
  }
  for (const Turn& turn : session.turns) text += turnText(session, turn);
  return text;
}

}  // namespace store
