// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/machine_json.h"

#include <stdlib.h>

#include "app/store/recording.h"

namespace cli {

double machineLoad() {
  double load = 0;
  return getloadavg(&load, 1) == 1 ? load : 0;
}

Json machineJson() {
  const store::Machine machine = store::thisMachine();
  return {{"processor", machine.processor},
          {"cores", machine.cores},
          {"memory_bytes", machine.memoryBytes},
          {"system", machine.system},
          {"load", machineLoad()}};
}

}  // namespace cli
