// SPDX-License-Identifier: Apache-2.0
#include "engine/train/checkpoint.h"

#include <ATen/ATen.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "engine/error.h"
#include "engine/model/weights_io.h"
#include "engine/weights/atomic_file.h"

namespace engine {

using std::filesystem::path;

void saveCheckpoint(const path& run, const PicModel& model, const Optimizer& optimizer, const RunState& state) {
  const path fresh = run / "checkpoint.new", current = run / "checkpoint", old = run / "checkpoint.old";
  std::filesystem::remove_all(fresh);
  savePicModel(model, fresh / "model", at::kFloat);
  saveTensors(fresh / "optimizer.safetensors", optimizer.state(), at::kFloat);
  const nlohmann::json json = {{"step", state.step}, {"seconds", state.seconds}};
  writeFileAtomically(fresh / "state.json", json.dump(1));
  if (std::filesystem::exists(current)) {  // otherwise the last whole checkpoint is `old`: keep it to the end
    std::filesystem::remove_all(old);
    std::filesystem::rename(current, old);
  }
  std::filesystem::rename(fresh, current);
  std::filesystem::remove_all(old);
}

path findCheckpoint(const path& run) {
  for (const char* name : {"checkpoint", "checkpoint.old"}) {  // .old: the run died between the two renames
    if (std::filesystem::exists(run / name / "state.json")) return run / name;
  }
  return {};
}

RunState loadCheckpoint(const path& checkpoint, PicModel& model, Optimizer& optimizer) {
  const path decoder = checkpoint / "model" / "decoder.safetensors";
  loadInto(model.decoder->namedWeights(), Safetensors::open(decoder), decoder);
  for (const auto& compressor : model.compressors) {
    const path file = checkpoint / "model" / compressor->config().weights;
    loadInto(compressor->namedWeights(), Safetensors::open(file), file);
  }
  const path moments = checkpoint / "optimizer.safetensors";
  loadInto(optimizer.state(), Safetensors::open(moments), moments);
  std::ifstream stream(checkpoint / "state.json");
  const nlohmann::json json = nlohmann::json::parse(stream, nullptr, false);
  if (!json.is_object() || !json.contains("step")) throw Error((checkpoint / "state.json").string() + " is damaged.");
  return {json.at("step").get<int>(), json.value("seconds", 0.0)};
}

}  // namespace engine
