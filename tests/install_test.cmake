# SPDX-License-Identifier: GPL-3.0-or-later
# Installs the engine into an empty prefix, builds docs/example against it, and asks it a question when MODEL is a model.
# cmake -DBUILD=DIR -DSOURCE=DIR -DWORK=EMPTY_FOLDER -DGENERATOR=NAME [-DMODEL=DIR] -P install_test.cmake
cmake_minimum_required(VERSION 3.25)

function(step)
  execute_process(COMMAND ${ARGN} COMMAND_ECHO STDOUT COMMAND_ERROR_IS_FATAL ANY)
endfunction()

file(REMOVE_RECURSE "${WORK}")
step("${CMAKE_COMMAND}" --install "${BUILD}" --prefix "${WORK}/prefix" --component engine)
step("${CMAKE_COMMAND}" --install "${BUILD}" --prefix "${WORK}/prefix" --component studio)
if(EXISTS "${MODEL}/config.json") # the installed program finds the model that was installed with it
  execute_process(COMMAND "${CMAKE_COMMAND}" -E env --unset=PIC_MODELS "${WORK}/prefix/bin/pic" info COMMAND_ERROR_IS_FATAL ANY OUTPUT_VARIABLE info)
  if(NOT info MATCHES "${WORK}/prefix/share/pic-studio/models/pic-small")
    message(FATAL_ERROR "pic info of the installed program printed: ${info}")
  endif()
endif()
# A source tree that cannot reach our own headers by accident.
file(COPY "${SOURCE}/docs/example" DESTINATION "${WORK}")
step("${CMAKE_COMMAND}" -S "${WORK}/example" -B "${WORK}/build" -G "${GENERATOR}" "-DCMAKE_PREFIX_PATH=${WORK}/prefix")
step("${CMAKE_COMMAND}" --build "${WORK}/build")

if(EXISTS "${MODEL}/config.json")
  execute_process(COMMAND "${WORK}/build/example" "${MODEL}" "The lighthouse was built in 1871." "When was the lighthouse built?"
                  COMMAND_ERROR_IS_FATAL ANY OUTPUT_VARIABLE answer)
  if(NOT answer MATCHES "^[1-9][0-9]* memory tokens: ")
    message(FATAL_ERROR "The example printed: ${answer}")
  endif()
else()
  execute_process(COMMAND "${WORK}/build/example" "${WORK}/no-such-model" text question RESULT_VARIABLE code ERROR_VARIABLE error)
  if(NOT code EQUAL 1 OR NOT error MATCHES "no-such-model")
    message(FATAL_ERROR "Without its model the example must end with 1 and name the folder; it ended with ${code}: ${error}")
  endif()
endif()
