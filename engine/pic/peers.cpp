// SPDX-License-Identifier: Apache-2.0
#include "engine/pic/peers.h"

#include "engine/error.h"
#include "engine/pic/masks.h"

namespace engine {
namespace {

constexpr const char* kEmbeddings = "ours hands over embeddings, the original keys and values of every layer";

CompressorConfig settings(const char* mask, const char* positions, int memoryTokens = 0, bool causal = true) {
  CompressorConfig config;
  config.mask = presetMask(mask);
  config.positions = positions;
  config.memoryTokens = memoryTokens;
  config.causalContext = causal;
  return config;
}

std::vector<Peer> known() {
  const char* pic = "Liu et al. 2026, arXiv 2602.13980; no code is out, so every reading of it is a preset of its own";
  const char* beacon =
      "Zhang et al. 2024, Activation Beacon; FlagOpen/FlagEmbedding research/Long_LLM/activation_beacon "
      "src/modeling_beacon.py";
  std::vector<Peer> all = {
      {"icae", "memory tokens of their own behind the segment, each sees all of it",
       "Ge et al. 2023, arXiv 2307.06945; getao/icae code/icae_v2",
       "ours has a converter behind the memory tokens, version 2 of the original has none", settings("full", "seq", 128)},
      {"pcc", "as icae, with a converter: the system that PIC most likely builds on",
       "Dai et al., ACL 2025; microsoft/AnthropomorphicIntelligence PCC/model/model.py", "",
       settings("full", "seq", 64)},
      {"bidirectional-tokens", "one memory token, repeated; they see the whole segment and one another both ways",
       "BenchPress (\"No Mean Feat\")", "the original's converter is one linear map", settings("full-bimem", "seq")},
      {"pic", "a memory token sees its own chunk and the memory tokens before it", pic, "", settings("pic", "epl+dec")},
      {"pic-self", "a memory token sees its own chunk only", pic, "", settings("pic-self", "epl+dec")},
      {"pic-recur", "chunks see themselves and the memory tokens before them", pic, "",
       settings("pic-recur", "epl+dec")},
      {"pic-indep", "every chunk by itself", pic, "", settings("pic-indep", "epl+dec")},
      {"ccm-recur", "chunks see themselves and the compressed ones before them; memory has the place of its chunk's end",
       "Kim et al., ICLR 2024; snu-mllab/Context-Memory src/data/mask.py (concat_recur)", kEmbeddings,
       settings("pic-recur", "chunk-end")},
      {"beacon-step", "a memory token sees all text up to its chunk's end", std::string(beacon) + " (step-expansion)",
       kEmbeddings, settings("step", "chunk-end")},
      {"beacon-segmentation", "a memory token sees its own chunk only, at the same place for every chunk",
       std::string(beacon) + " (segmentation)", kEmbeddings, settings("pic-self", "rebased")},
      {"mean-pooling", "no memory tokens: the mean over each chunk of what a causal encoder makes of it",
       "LCLM 2026, arXiv 2606.09659, LeonLixyz/LCLM latent_context; GMSA, ACL 2026, Twilightaaa/GMSA",
       "GMSA puts one more layer behind the mean", settings("pool-mean", "epl+dec")},
      {"mean-pooling-bidirectional", "the same with an encoder that looks both ways", "BenchPress (\"No Mean Feat\")",
       "the original's converter is one linear map", settings("pool-mean", "epl+dec", 0, false)},
  };
  for (Peer& peer : all) {
    peer.settings.name = peer.name;
    peer.settings.weights = "compressors/" + peer.name + ".safetensors";
  }
  return all;
}

}  // namespace

const std::vector<Peer>& peers() {
  static const std::vector<Peer> all = known();
  return all;
}

const Peer& namedPeer(const std::string& name) {
  std::string list;
  for (const Peer& peer : peers()) {
    if (peer.name == name) return peer;
    list += (list.empty() ? "" : ", ") + peer.name;
  }
  throw Error("There is no peer '" + name + "'; there are " + list + ".");
}

}  // namespace engine
