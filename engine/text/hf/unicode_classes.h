// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace engine {

// The classes of characters that tokenizer.json counts on, by their Unicode properties.
bool isWhiteSpace(char32_t code);
bool isPunctuation(char32_t code);     // category P, and every ASCII sign ("$", "+", "^" too)
bool isNumeric(char32_t code);         // category N
bool isWordCharacter(char32_t code);   // what \w is: letters, marks, digits, connectors
bool isOther(char32_t code);           // category C but unassigned ones
bool isNonspacingMark(char32_t code);  // category Mn
bool isMark(char32_t code);            // category M
bool isChinese(char32_t code);         // what BERT puts spaces around

}  // namespace engine
