// SPDX-License-Identifier: Apache-2.0
#include "engine/text/sentencepiece_tokenizer.h"

#include <sentencepiece_processor.h>

#include <algorithm>
#include <span>

#include "engine/error.h"
#include "engine/text/sentencepiece_file.h"
#include "engine/text/text_blocks.h"
#include "engine/text/utf8.h"
#include "engine/weights/content_hash.h"

namespace engine {

namespace {

constexpr std::string_view kSpace = "\xE2\x96\x81";  // U+2581, how sentencepiece writes a space

// sentencepiece gives a character that became several tokens to the last of them and nothing to the others.
// From the end, each of those gets the character that begins where it stands.
void widenEmptyRanges(std::string_view text, std::size_t firstToken, std::vector<ByteRange>& offsets) {
  auto limit = static_cast<std::int64_t>(text.size());
  for (std::size_t i = offsets.size(); i-- > firstToken;) {
    ByteRange& range = offsets[i];
    if (range.begin == range.end && range.begin < limit) {
      range.end = std::min(limit, range.begin + static_cast<std::int64_t>(characterLength(text[range.begin])));
    }
    limit = range.end;
  }
}

void append(TokenizedText&& part, std::int64_t shift, TokenizedText& whole) {
  whole.ids.insert(whole.ids.end(), part.ids.begin(), part.ids.end());
  for (const ByteRange& range : part.offsets) whole.offsets.push_back({range.begin + shift, range.end + shift});
}

// A space inside a piece or a newline beside anything else would let a token reach over a cut of text_blocks.h.
bool staysInsideAWord(std::string_view piece) {
  if (piece == "\n") return true;
  const std::size_t word = std::min(piece.find_first_not_of(kSpace), piece.size());
  return piece.find(kSpace, word) == piece.npos && piece.find('\n') == piece.npos;
}

}  // namespace

SentencepieceTokenizer::SentencepieceTokenizer(const std::filesystem::path& file)
    : m_processor(std::make_unique<sentencepiece::SentencePieceProcessor>()) {
  const std::string bytes = readSentencepieceFile(file);
  const auto status = m_processor->LoadFromSerializedProto(bytes);
  if (!status.ok()) throw Error("The tokenizer " + file.string() + " is damaged: sentencepiece cannot read it.");
  m_hash = contentHash(std::as_bytes(std::span(bytes)));
  if (everyPieceStaysInsideAWord()) m_anchorTokens = tokensOfLeadingNewline();
}

SentencepieceTokenizer::~SentencepieceTokenizer() = default;

TokenizedText SentencepieceTokenizer::encode(std::string_view text) const {
  if (!m_anchorTokens) return encodeWhole(text);
  TokenizedText result;
  for (const ByteRange& block : textBlocks(text)) append(encodeBlock(text, block), block.begin, result);
  return result;
}

// A block inside a text stands between two newlines, as it might in the text: so it gets no prefix of its own and keeps
// its outer spaces. The tokens of those newlines are cut off again.
TokenizedText SentencepieceTokenizer::encodeBlock(std::string_view text, ByteRange block) const {
  const bool first = block.begin == 0;
  const bool last = block.end == static_cast<std::int64_t>(text.size());
  const std::string_view inside = text.substr(block.begin, block.end - block.begin);
  if (first && last) return encodeWhole(inside);
  std::string anchored(first ? "" : "\n");
  anchored += inside;
  if (!last) anchored += '\n';
  TokenizedText result = encodeWhole(anchored);
  if (!last) {
    result.ids.pop_back();
    result.offsets.pop_back();
  }
  if (first) return result;
  const auto anchors = static_cast<std::ptrdiff_t>(*m_anchorTokens);
  result.ids.erase(result.ids.begin(), result.ids.begin() + anchors);
  result.offsets.erase(result.offsets.begin(), result.offsets.begin() + anchors);
  for (ByteRange& range : result.offsets) range = {range.begin - 1, range.end - 1};
  return result;
}

TokenizedText SentencepieceTokenizer::encodeWhole(std::string_view text) const {
  sentencepiece::ImmutableSentencePieceText encoded;
  const auto status = m_processor->Encode(text, encoded.mutable_proto());
  if (!status.ok())
    throw Error("sentencepiece cannot encode a text of " + std::to_string(text.size()) + " bytes: " + status.message());
  TokenizedText result;
  const std::size_t count = encoded.pieces_size();
  result.ids.reserve(count);
  result.offsets.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    const auto token = encoded.pieces(static_cast<int>(i));
    result.ids.push_back(static_cast<std::int32_t>(token.id()));
    result.offsets.push_back({token.begin(), token.end()});
  }
  if (count == 0) return result;
  const bool prefix = encoded.pieces(0).piece() == kSpace && encoded.pieces(0).surface().empty();
  widenEmptyRanges(text, prefix ? 1 : 0, result.offsets);
  result.offsets.front().begin = 0;  // what was dropped at the start belongs to the first token
  return result;
}

// Where newlines are single tokens: how many tokens one makes at the start of a text (two with a prefix before it).
std::optional<std::size_t> SentencepieceTokenizer::tokensOfLeadingNewline() const {
  const TokenizedText one = encodeWhole("\n");
  const TokenizedText two = encodeWhole("\n\n");
  const bool single =
      !one.ids.empty() && one.ids.back() != m_processor->unk_id() && two.ids.size() == one.ids.size() + 1;
  return single ? std::optional(one.ids.size()) : std::nullopt;
}

bool SentencepieceTokenizer::everyPieceStaysInsideAWord() const {
  for (int id = 0; id < size(); ++id) {
    if (!staysInsideAWord(m_processor->IdToPiece(id))) return false;
  }
  return true;
}

std::string SentencepieceTokenizer::decode(const std::vector<std::int32_t>& ids) const {
  for (const std::int32_t id : ids) requireId(id);
  std::string text;
  const auto status = m_processor->Decode(ids, &text);
  if (!status.ok())
    throw Error("sentencepiece cannot decode " + std::to_string(ids.size()) + " ids: " + status.message());
  return text;
}

std::string SentencepieceTokenizer::piece(std::int32_t id) const {
  requireId(id);
  return m_processor->IdToPiece(id);
}

void SentencepieceTokenizer::requireId(std::int32_t id) const {
  if (id >= 0 && id < size()) return;
  throw Error("Token id " + std::to_string(id) + " does not exist: the tokenizer has " + std::to_string(size()) +
              " pieces, counted from 0.");
}

// sentencepiece answers with the id of "unknown" for a piece it does not have.
std::optional<std::int32_t> SentencepieceTokenizer::idOf(std::string_view piece) const {
  const int id = m_processor->PieceToId(piece);
  return id >= 0 && id < size() && m_processor->IdToPiece(id) == piece ? std::optional(id) : std::nullopt;
}

int SentencepieceTokenizer::size() const { return m_processor->GetPieceSize(); }

std::optional<std::int32_t> SentencepieceTokenizer::beginId() const {
  return m_processor->bos_id() >= 0 ? std::optional(m_processor->bos_id()) : std::nullopt;
}

std::optional<std::int32_t> SentencepieceTokenizer::endId() const {
  return m_processor->eos_id() >= 0 ? std::optional(m_processor->eos_id()) : std::nullopt;
}

std::string SentencepieceTokenizer::hash() const { return m_hash; }

}  // namespace engine
