# SPDX-License-Identifier: GPL-3.0-or-later
# pic_precompile(TARGET <header>…): large headers of libraries, compiled once a target instead of once a file (of
# engine/model/layers.cpp's 15.6 seconds on a busy machine, parsing took 13.6). A file still includes what it uses: a build with CMAKE_DISABLE_PRECOMPILE_HEADERS works.
function(pic_precompile target)
  target_precompile_headers(${target} PRIVATE ${ARGN})
  # Without it ccache does not keep files that use a precompiled header.
  target_compile_options(${target} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)
endfunction()
