# SPDX-License-Identifier: GPL-3.0-or-later
# resources/translations/*.ts become :/i18n/*.qm; the target update-translations brings new strings into the files.
find_package(Qt6 REQUIRED COMPONENTS LinguistTools)
file(GLOB translations CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/resources/translations/*.ts)
set(compiled "")
add_custom_target(update-translations)
foreach(translation IN LISTS translations)
  get_filename_component(name ${translation} NAME_WE)
  set(qm ${CMAKE_CURRENT_BINARY_DIR}/${name}.qm)
  add_custom_command(OUTPUT ${qm} COMMAND Qt6::lrelease -silent ${translation} -qm ${qm} DEPENDS ${translation})
  list(APPEND compiled ${qm})
  add_custom_command(TARGET update-translations POST_BUILD
                     COMMAND ${CMAKE_COMMAND} -DLUPDATE=$<TARGET_FILE:Qt6::lupdate> -DROOT=${CMAKE_SOURCE_DIR} -DTS=${translation}
                             -P ${CMAKE_SOURCE_DIR}/cmake/update_translations.cmake)
endforeach()
set_source_files_properties(${compiled} PROPERTIES GENERATED ON)
qt_add_resources(ui translations PREFIX /i18n BASE ${CMAKE_CURRENT_BINARY_DIR} FILES ${compiled})
