// SPDX-License-Identifier: Apache-2.0
#include "engine/measure/cited_numbers.h"

#include <array>

namespace engine {
namespace {

constexpr std::string_view kSix = "F1, mean of 6 QA sets";
constexpr std::string_view kMrqa = "F1, MRQA in domain";
constexpr std::string_view kBenchPress = "BenchPress v1";
constexpr std::string_view kFlexComp = "FlexComp";

constexpr std::array kNumbers{
    CitedNumber{"Qwen3-8B, mean-pool", kSix, 1, 74.3, kBenchPress},
    CitedNumber{"Qwen3-8B, mean-pool", kSix, 4, 71.7, kBenchPress},
    CitedNumber{"Qwen3-8B, mean-pool", kSix, 16, 63.9, kBenchPress},
    CitedNumber{"Qwen3-8B, mean-pool", kSix, 128, 47.9, kBenchPress},
    CitedNumber{"Qwen3-8B, mean-pool", kSix, 0, 23.1, kBenchPress},
    CitedNumber{"Qwen3-8B, causal memory tokens", kSix, 4, 67.0, kBenchPress},
    CitedNumber{"Qwen3-8B, causal memory tokens", kSix, 16, 56.2, kBenchPress},
    CitedNumber{"Qwen3-8B, causal memory tokens", kSix, 128, 47.5, kBenchPress},
    CitedNumber{"Qwen3-8B, bidirectional memory tokens", kSix, 4, 69.2, kBenchPress},
    CitedNumber{"Qwen3-8B, bidirectional memory tokens", kSix, 16, 60.3, kBenchPress},
    CitedNumber{"Qwen3-8B, bidirectional memory tokens", kSix, 128, 46.9, kBenchPress},
    CitedNumber{"PCC-Lite (GPT-2 Large to Llama-3.1-8B)", kSix, 4, 62.1, kBenchPress},
    CitedNumber{"PCC-Lite (GPT-2 Large to Llama-3.1-8B)", kSix, 16, 51.3, kBenchPress},
    CitedNumber{"PCC-Lite (GPT-2 Large to Llama-3.1-8B)", kSix, 128, 36.2, kBenchPress},
    CitedNumber{"PCC-Large (Llama-3.1-8B)", kSix, 4, 63.0, kBenchPress},
    CitedNumber{"PCC-Large (Llama-3.1-8B)", kSix, 16, 49.4, kBenchPress},
    CitedNumber{"PCC-Large (Llama-3.1-8B)", kSix, 128, 37.2, kBenchPress},
    CitedNumber{"ICAE (Mistral-7B)", kSix, 4, 42.4, kBenchPress},
    CitedNumber{"LLMLingua-2 (Qwen3-8B)", kSix, 4, 42.5, kBenchPress},
    CitedNumber{"LLMLingua-2 (Qwen3-8B)", kSix, 16, 24.4, kBenchPress},
    CitedNumber{"LLMLingua-2 (Qwen3-8B)", kSix, 128, 22.6, kBenchPress},
    CitedNumber{"Qwen3-0.6B, mean-pool", kSix, 1, 65.4, kBenchPress},
    CitedNumber{"Qwen3-0.6B, mean-pool", kSix, 4, 61.2, kBenchPress},
    CitedNumber{"Qwen3-0.6B, mean-pool", kSix, 16, 47.6, kBenchPress},
    CitedNumber{"Qwen3-0.6B, mean-pool", kSix, 128, 29.9, kBenchPress},
    CitedNumber{"Qwen3-0.6B, mean-pool", kSix, 0, 9.3, kBenchPress},
    CitedNumber{"ICAE (Llama-3.2-1B)", kMrqa, 15, 44.7, kFlexComp},
    CitedNumber{"ICAE (Llama-3.2-1B)", kMrqa, 51, 41.2, kFlexComp},
    CitedNumber{"ICAE (Llama-3.2-1B)", kMrqa, 510, 36.9, kFlexComp},
    CitedNumber{"500xCompressor (Llama-3.2-1B)", kMrqa, 15, 49.1, kFlexComp},
    CitedNumber{"500xCompressor (Llama-3.2-1B)", kMrqa, 51, 43.1, kFlexComp},
    CitedNumber{"500xCompressor (Llama-3.2-1B)", kMrqa, 510, 34.6, kFlexComp},
    CitedNumber{"SAC (Llama-3.2-1B)", kMrqa, 15, 54.9, kFlexComp},
    CitedNumber{"SAC (Llama-3.2-1B)", kMrqa, 51, 46.3, kFlexComp},
    CitedNumber{"SAC (Llama-3.2-1B)", kMrqa, 510, 39.1, kFlexComp}};

}  // namespace

std::span<const CitedNumber> citedNumbers() { return kNumbers; }

}  // namespace engine
