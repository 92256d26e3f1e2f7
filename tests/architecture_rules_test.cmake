# SPDX-License-Identifier: GPL-3.0-or-later
# Breaks every rule of architecture_test.cmake once, in a tree of one file, and expects it to be named.
# cmake -DWORK=EMPTY_FOLDER -P architecture_rules_test.cmake
cmake_minimum_required(VERSION 3.25)

set(apache "// SPDX-License-Identifier: Apache-2.0\n")
set(gpl "// SPDX-License-Identifier: GPL-3.0-or-later\n")

find_package(Git QUIET)

function(run_rules result report)
  if(GIT_EXECUTABLE) # a tree of its own: git leaves out what an outer repository ignores, as it does build folders
    execute_process(COMMAND "${GIT_EXECUTABLE}" init --quiet "${WORK}" COMMAND_ERROR_IS_FATAL ANY)
  endif()
  execute_process(COMMAND "${CMAKE_COMMAND}" "-DROOT=${WORK}" -P "${CMAKE_CURRENT_LIST_DIR}/architecture_test.cmake"
                  RESULT_VARIABLE code OUTPUT_QUIET ERROR_VARIABLE errors)
  set(${result} ${code} PARENT_SCOPE)
  string(REGEX REPLACE "[ \n]+" " " errors "${errors}") # CMake wraps long messages
  set(${report} "${errors}" PARENT_SCOPE)
endfunction()

# A tree of this one file breaks the rule that says `expected`; with an empty `expected`, none.
function(expect file content expected)
  file(REMOVE_RECURSE "${WORK}")
  file(WRITE "${WORK}/${file}" "${content}")
  run_rules(code report)
  if(expected AND (code EQUAL 0 OR NOT report MATCHES "${file}: ${expected}"))
    message(SEND_ERROR "${file} breaks \"${expected}\", but the report is: ${report}")
  elseif(NOT expected AND NOT code EQUAL 0)
    message(SEND_ERROR "${file} breaks nothing, but the report is: ${report}")
  endif()
endfunction()

expect(engine/values/a.h "${apache}#include <vector>\n#include \"engine/values/b.h\"\n" "")
expect(engine/values/a.h "${apache}#include <nlohmann/json.hpp>\n" "values are made of the standard library only")
expect(engine/values/a.h "${apache}#include \"engine/error.h\"\n" "values include only values")
expect(engine/pic/a.cpp "${apache}#include \"engine/values/memory.h\"\n#include <ATen/ATen.h>\n" "")
expect(engine/pic/a.cpp "${apache}#include \"app/session.h\"\n" "the engine includes nothing outside itself")
expect(engine/pic/a.cpp "${apache}  #  include <QString>\n" "the engine never includes Qt")
expect(engine/pic/a.cpp "${apache}#include <torch/torch.h>\n" "torch/torch.h costs")
expect(engine/pic/a.cpp "${apache}#include \"engine/train/trainer.h\"\n" "the method does not know")
expect(engine/text/a.cpp "${apache}#include <ATen/ATen.h>\n" "engine/text works without LibTorch")
expect(engine/text/a.cpp "${apache}#include \"engine/model/layers.h\"\n" "engine/text stands below")
expect(engine/weights/a.cpp "${apache}#include \"engine/pic/mask_json.h\"\n" "")
expect(engine/weights/a.h "${apache}#include \"engine/engine.h\"\n" "engine/weights stands below")
expect(engine/model/a.h "${apache}#include \"engine/pic/masks.h\"\n" "the transformer does not know")
expect(ui/ask/a.cpp "${gpl}#include \"engine/values/answer.h\"\n#include <QWidget>\n#include \"a.moc\"\n" "")
expect(ui/ask/a.cpp "${gpl}#include \"engine/engine.h\"\n" "ui is fed with values")
expect(ui/ask/a.cpp "${gpl}#include \"app/session.h\"\n" "ui is fed with values")
expect(ui/ask/a.cpp "${gpl}#include <c10/core/Device.h>\n" "ui never includes LibTorch")
expect(app/session.cpp "${gpl}#include <torch/types.h>\n" "app never includes LibTorch")
expect(app/cli/main.cpp "${gpl}#include \"engine/engine.h\"\n#include <CLI/CLI.hpp>\n" "")
expect(app/cli/main.cpp "${gpl}#include <QString>\n" "the command line works without Qt")
expect(app/cli/main.cpp "${gpl}#include \"app/session.h\"\n" "the command line stands on")
expect(app/cli/main.cpp "${gpl}#include \"app/common/shipped_files.h\"\n" "")
expect(app/common/a.cpp "${gpl}#include <QString>\n" "the command line works without Qt")
expect(app/common/a.cpp "${gpl}#include \"app/session.h\"\n" "what both programs share")
expect(app/store/a.cpp "${gpl}#include \"engine/pic/mask_json.h\"\n#include <sqlite3.h>\n" "")
expect(app/store/a.cpp "${gpl}#include \"engine/engine.h\"\n" "the store keeps values")
expect(app/store/a.cpp "${gpl}#include <QString>\n" "the store works without Qt")
expect(app/documents/pdf.cpp "${gpl}#include <QFile>\n" "importers work without Qt")
expect(app/documents/pdf.cpp "${gpl}#include \"engine/engine.h\"\n" "importers know neither")
expect(tests/engine/a_test.cpp "${gpl}#include <torch/torch.h>\n" "torch/torch.h costs")

string(REPEAT "int a;\n" 299 lines)
expect(engine/long.cpp "${apache}${lines}" "")
expect(engine/long.cpp "${apache}${lines}int b;\n" "301 lines")

expect(engine/a.cpp "int a;\n" "the first line names no licence")
expect(cmake/FindLibTorch.cmake "# SPDX-License-Identifier: Apache-2.0\n" "")
expect(engine/a.cpp "${gpl}" "the first line names no licence")
expect(app/a.cpp "${apache}" "the first line names no licence")
expect(run "#!/bin/sh\n# SPDX-License-Identifier: GPL-3.0-or-later\n" "")
expect(run "#!/bin/sh\n" "the first line names no licence")

if(GIT_EXECUTABLE)
  string(CONCAT host "py" "pi.org") # not whole in this file, which the rule reads too
  expect(README.md "See https://${host}/project.\n" "names the host of a package registry")
endif()
file(REMOVE_RECURSE "${WORK}")
