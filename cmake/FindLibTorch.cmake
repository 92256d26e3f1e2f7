# SPDX-License-Identifier: Apache-2.0
# LibTorch by plain paths: from PIC_LIBTORCH (a LibTorch folder or a Python `torch` package) when it is set, otherwise
# from the project's .venv. LibTorch's own CMake package is not used: in CUDA builds it demands a CUDA toolkit that
# most users do not have. Provides: LibTorch::LibTorch, LibTorch_VERSION, LibTorch_ROOT_DIR, LibTorch_CUDA (bool).

set(_where ${PIC_LIBTORCH} $ENV{PIC_LIBTORCH})
if(NOT _where)
  file(GLOB _where "${CMAKE_SOURCE_DIR}/.venv/lib/python3*/site-packages/torch")
endif()

find_path(LibTorch_INCLUDE_DIR ATen/ATen.h HINTS ${_where} PATH_SUFFIXES include NO_DEFAULT_PATH)
find_library(LibTorch_LIBRARY torch HINTS ${_where} PATH_SUFFIXES lib NO_DEFAULT_PATH)
find_library(LibTorch_CPU_LIBRARY torch_cpu HINTS ${_where} PATH_SUFFIXES lib NO_DEFAULT_PATH)
find_library(LibTorch_C10_LIBRARY c10 HINTS ${_where} PATH_SUFFIXES lib NO_DEFAULT_PATH)
find_library(LibTorch_CUDA_LIBRARY torch_cuda HINTS ${_where} PATH_SUFFIXES lib NO_DEFAULT_PATH)
find_library(LibTorch_C10_CUDA_LIBRARY c10_cuda HINTS ${_where} PATH_SUFFIXES lib NO_DEFAULT_PATH)
mark_as_advanced(LibTorch_INCLUDE_DIR LibTorch_LIBRARY LibTorch_CPU_LIBRARY LibTorch_C10_LIBRARY
                 LibTorch_CUDA_LIBRARY LibTorch_C10_CUDA_LIBRARY)

# The version macros moved to the first of these headers in later releases.
foreach(_header torch/headeronly/version.h torch/csrc/api/include/torch/version.h)
  if(LibTorch_INCLUDE_DIR AND NOT LibTorch_VERSION AND EXISTS "${LibTorch_INCLUDE_DIR}/${_header}")
    file(STRINGS "${LibTorch_INCLUDE_DIR}/${_header}" _lines REGEX "#define TORCH_VERSION_(MAJOR|MINOR|PATCH) ")
    string(REGEX MATCHALL "[0-9]+" _numbers "${_lines}")
    list(JOIN _numbers "." LibTorch_VERSION)
  endif()
endforeach()

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(LibTorch
  REQUIRED_VARS LibTorch_LIBRARY LibTorch_CPU_LIBRARY LibTorch_C10_LIBRARY LibTorch_INCLUDE_DIR
  VERSION_VAR LibTorch_VERSION
  REASON_FAILURE_MESSAGE "Run ./run once, which installs it into .venv, or set PIC_LIBTORCH to a LibTorch folder.")

if(LibTorch_FOUND AND NOT TARGET LibTorch::LibTorch)
  get_filename_component(LibTorch_ROOT_DIR "${LibTorch_INCLUDE_DIR}" DIRECTORY)
  set(LibTorch_CUDA OFF)
  add_library(LibTorch::LibTorch INTERFACE IMPORTED)
  target_include_directories(LibTorch::LibTorch SYSTEM INTERFACE
    "${LibTorch_INCLUDE_DIR}" "${LibTorch_INCLUDE_DIR}/torch/csrc/api/include")
  target_link_libraries(LibTorch::LibTorch INTERFACE
    "${LibTorch_LIBRARY}" "${LibTorch_CPU_LIBRARY}" "${LibTorch_C10_LIBRARY}")
  if(LibTorch_CUDA_LIBRARY AND LibTorch_C10_CUDA_LIBRARY)
    set(LibTorch_CUDA ON)
    # CUDA kernels register themselves when their library loads: no symbol of it is named by our code.
    target_link_libraries(LibTorch::LibTorch INTERFACE
      -Wl,--no-as-needed "${LibTorch_CUDA_LIBRARY}" "${LibTorch_C10_CUDA_LIBRARY}" -Wl,--as-needed)
  endif()
endif()
