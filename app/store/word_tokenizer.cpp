// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/word_tokenizer.h"

#include <sqlite3.h>

#include <string_view>

#include "engine/text/utf8.h"

namespace store {
namespace {

bool standsAlone(char32_t c) {
  return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7AF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0x20000 && c <= 0x3FFFF);
}

fts5_api* searchOf(sqlite3* connection) {
  fts5_api* api = nullptr;
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(connection, "SELECT fts5(?1)", -1, &statement, nullptr) == SQLITE_OK) {
    sqlite3_bind_pointer(statement, 1, static_cast<void*>(&api), "fts5_api_ptr", nullptr);
    sqlite3_step(statement);
  }
  sqlite3_finalize(statement);
  return api;
}

struct Words {
  fts5_tokenizer inner{};
  Fts5Tokenizer* instance = nullptr;
};

using Sink = int (*)(void*, int, const char*, int, int, int);
struct Listener {
  void* context;
  Sink sink;
};

// One word of unicode61, cut at characters that stand alone. Such characters have the same length folded and unfolded,
// so places inside the word are places inside the text wherever one stands.
int cut(void* context, int flags, const char* word, int size, int begin, int end) {
  const auto& listener = *static_cast<Listener*>(context);
  const std::string_view text(word, static_cast<std::size_t>(size));
  const int shift = end - begin == size ? begin : -1;  // −1: folding changed the length; the whole word's place is told
  std::size_t from = 0;
  const auto tell = [&](std::size_t to) {
    if (to == from) return SQLITE_OK;
    const int first = shift < 0 ? begin : shift + static_cast<int>(from);
    const int last = shift < 0 ? end : shift + static_cast<int>(to);
    const int code = listener.sink(listener.context, flags, word + from, static_cast<int>(to - from), first, last);
    from = to;
    return code;
  };
  for (std::size_t at = 0; at < text.size();) {
    const engine::Character character = engine::characterAt(text, at);
    int code = SQLITE_OK;
    if (standsAlone(character.code)) {
      code = tell(at);
      if (code == SQLITE_OK) code = tell(at + character.length);
    }
    if (code != SQLITE_OK) return code;
    at += character.length;
  }
  return tell(text.size());
}

int create(void* context, const char**, int, Fts5Tokenizer** result) {
  auto* api = static_cast<fts5_api*>(context);
  auto* words = new Words;
  void* innerContext = nullptr;
  int code = api->xFindTokenizer(api, "unicode61", &innerContext, &words->inner);
  const char* options[] = {"remove_diacritics", "2"};
  if (code == SQLITE_OK) code = words->inner.xCreate(innerContext, options, 2, &words->instance);
  if (code != SQLITE_OK) {
    delete words;
    words = nullptr;
  }
  *result = reinterpret_cast<Fts5Tokenizer*>(words);
  return code;
}

void destroy(Fts5Tokenizer* tokenizer) {
  auto* words = reinterpret_cast<Words*>(tokenizer);
  words->inner.xDelete(words->instance);
  delete words;
}

int tokenize(Fts5Tokenizer* tokenizer, void* context, int flags, const char* text, int size, Sink sink) {
  auto* words = reinterpret_cast<Words*>(tokenizer);
  Listener listener{context, sink};
  return words->inner.xTokenize(words->instance, &listener, flags, text, size, cut);
}

}  // namespace

int registerWordTokenizer(sqlite3* connection) {
  fts5_api* api = searchOf(connection);
  if (api == nullptr) return SQLITE_ERROR;
  fts5_tokenizer words{create, destroy, tokenize};
  return api->xCreateTokenizer(api, "words", api, &words, nullptr);
}

}  // namespace store
