# SPDX-License-Identifier: GPL-3.0-or-later
# `cmake --install BUILD --component engine`: what a program needs to find_package(PicEngine). docs/example shows one.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)
set(package_folder "${CMAKE_INSTALL_LIBDIR}/cmake/PicEngine")

install(TARGETS engine EXPORT PicEngineTargets ARCHIVE COMPONENT engine)
# The public headers: plain values and the doors to them. None includes LibTorch.
install(DIRECTORY engine/values DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/engine" COMPONENT engine FILES_MATCHING PATTERN "*.h")
foreach(header engine.h explain.h library.h error.h text/tokenizer.h weights/lora_plan.h weights/model_config.h weights/model_folder.h weights/pic_config.h)
  get_filename_component(folder "${header}" DIRECTORY)
  install(FILES engine/${header} DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/engine/${folder}" COMPONENT engine)
endforeach()

install(EXPORT PicEngineTargets NAMESPACE PicEngine:: DESTINATION "${package_folder}" COMPONENT engine)
configure_package_config_file(cmake/PicEngineConfig.cmake.in "${CMAKE_BINARY_DIR}/PicEngineConfig.cmake"
  INSTALL_DESTINATION "${package_folder}")
write_basic_package_version_file("${CMAKE_BINARY_DIR}/PicEngineConfigVersion.cmake" COMPATIBILITY SameMinorVersion)
install(FILES "${CMAKE_BINARY_DIR}/PicEngineConfig.cmake" "${CMAKE_BINARY_DIR}/PicEngineConfigVersion.cmake"
              cmake/FindLibTorch.cmake cmake/EngineLibraries.cmake
        DESTINATION "${package_folder}" COMPONENT engine)
install(FILES engine/LICENSE DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/pic-engine" COMPONENT engine)
