# SPDX-License-Identifier: GPL-3.0-or-later
# The borders of ARCHITECTURE.md, checked on the text of the sources: cmake -DROOT=DIR -P architecture_test.cmake
# Every broken rule is one line "file: rule"; the script fails when there is any.
cmake_minimum_required(VERSION 3.25)

set(torch "^<(torch|ATen|c10)/")
set(qt "^<Q")

function(broken file rule)
  set_property(GLOBAL APPEND_STRING PROPERTY violations "${file}: ${rule}\n")
endfunction()

# Files below the folders named after `result` whose name matches one of ${patterns}, relative to ROOT.
function(files_below result)
  set(found "")
  foreach(folder IN LISTS ARGN)
    list(TRANSFORM patterns PREPEND "${ROOT}/${folder}/" OUTPUT_VARIABLE globs)
    file(GLOB_RECURSE files RELATIVE "${ROOT}" ${globs})
    list(APPEND found ${files})
  endforeach()
  set(${result} ${found} PARENT_SCOPE)
endfunction()

# For every source in `folder`: none of its includes, "" or <> included, matches `wrong` — unless it matches `right`.
function(check_includes folder wrong right rule)
  set(patterns *.h *.cpp)
  files_below(files ${folder})
  foreach(file IN LISTS files)
    file(STRINGS "${ROOT}/${file}" lines REGEX "^[ \t]*#[ \t]*include")
    foreach(line IN LISTS lines)
      string(REGEX REPLACE "^[ \t]*#[ \t]*include[ \t]*([<\"][^>\"]*[>\"]).*" "\\1" name "${line}")
      if(name MATCHES "${wrong}" AND NOT name MATCHES "${right}")
        broken(${file} "${rule} (${name})")
      endif()
    endforeach()
  endforeach()
endfunction()

# No source in `folder` includes what matches `pattern`.
function(never folder pattern rule)
  check_includes(${folder} "${pattern}" "^$" "${rule}")
endfunction()

# Of our own headers, sources in `folder` include only those that match `pattern`.
function(only folder pattern rule)
  check_includes(${folder} "^\"" "${pattern}" "${rule}")
endfunction()

# Direction of includes, folder by folder.
never(engine/values "^<[^>]*[./]" "values are made of the standard library only")
only(engine/values "^\"engine/values/" "values include only values")
only(engine "^\"engine/" "the engine includes nothing outside itself")
never(engine "${qt}" "the engine never includes Qt")
foreach(folder values text weights)
  never(engine/${folder} "${torch}" "engine/${folder} works without LibTorch")
endforeach()
# Two headers of the folders above are plain values with functions, and free to all.
set(free "^\"engine/pic/mask_json[.]h\"")
foreach(folder text weights)
  check_includes(engine/${folder} "^\"engine/(model|pic|train|explain|measure|bench|engine[.]h)" "${free}"
                 "engine/${folder} stands below the model, the method and the trainer")
endforeach()
never(engine/model "^\"engine/(pic|train|explain|measure|bench|engine[.]h)" "the transformer does not know what a memory token is")
never(engine/pic "^\"engine/(train|measure|bench|engine[.]h)" "the method does not know how it is trained or scored")
only(ui "^\"(ui/|engine/values/|[^/]*[.]moc\")" "ui is fed with values and knows neither engine nor app")
never(ui "${torch}" "ui never includes LibTorch")
never(app "${torch}" "app never includes LibTorch")
foreach(folder cli common)
  never(app/${folder} "${qt}" "the command line works without Qt")
endforeach()
only(app/common "^\"(engine/|app/common/)" "what both programs share stands below them")
only(app/cli "^\"(engine/|app/cli/|app/common/|app/documents/|app/store/|app/report/)"
     "the command line stands on the engine, the importers, the store and the reports")
never(app/report "${qt}" "reports work without Qt")
only(app/report "^\"(app/report/|app/common/|app/store/html_text[.]h|engine/(measure|values)/)"
     "reports are made of what was measured")
never(app/store "${qt}" "the store works without Qt")
only(app/store "^\"(app/store/|engine/(values|weights|text)/|engine/error[.]h|engine/pic/mask_json[.]h)"
     "the store keeps values and knows neither engine nor application")
never(app/documents "${qt}" "importers work without Qt")
only(app/documents "^\"(app/documents/|engine/values/|engine/error[.]h)" "importers know neither engine nor application")
foreach(folder engine tests)
  never(${folder} "^<torch/torch[.]h>" "torch/torch.h costs 15 seconds a file: name a narrow header")
endforeach()

# Size: a file one can read in one sitting.
set(patterns *.h *.cpp)
files_below(files engine app ui)
foreach(file IN LISTS files)
  file(READ "${ROOT}/${file}" text)
  string(REGEX MATCHALL "\n" lines "${text}")
  list(LENGTH lines count)
  if(count GREATER 300)
    broken(${file} "${count} lines, 300 is the limit")
  endif()
endforeach()

# Licence: said in the first line, or in the second after the name of an interpreter.
set(patterns *.h *.cpp *.cmake *.py *.sh CMakeLists.txt)
files_below(files engine app ui tests cmake docs packaging)
foreach(file IN ITEMS CMakeLists.txt run test .ci/run LISTS files)
  if(EXISTS "${ROOT}/${file}")
    set(licence "GPL-3[.]0-or-later")
    if(file MATCHES "^(engine/|cmake/(EngineLibraries|FindLibTorch)[.]cmake$)") # what is installed with the engine
      set(licence "Apache-2[.]0")
    endif()
    file(READ "${ROOT}/${file}" head LIMIT 200)
    if(NOT head MATCHES "^(#![^\n]*\n)?(//|#) SPDX-License-Identifier: ${licence}\n")
      broken(${file} "the first line names no licence, or not the one of its folder")
    endif()
  endif()
endforeach()

# Nothing in the tree names the host of a package registry: the settings of each user's machine choose it.
find_package(Git QUIET)
if(GIT_EXECUTABLE)
  set(hosts "pypi[.]org|pythonhosted[.]org|download[.]pytorch[.]org|npmjs[.](org|com)|crates[.]io|deb[.]debian[.]org|anaconda[.]org")
  execute_process(COMMAND "${GIT_EXECUTABLE}" grep --no-index --exclude-standard -lIE "${hosts}" -- .
                  WORKING_DIRECTORY "${ROOT}" OUTPUT_VARIABLE named)
  string(REGEX MATCHALL "[^\n]+" named "${named}")
  foreach(file IN LISTS named)
    broken(${file} "names the host of a package registry")
  endforeach()
endif()

get_property(violations GLOBAL PROPERTY violations)
if(violations)
  message(FATAL_ERROR "Rules of ARCHITECTURE.md are broken:\n${violations}")
endif()
