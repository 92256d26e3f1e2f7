# SPDX-License-Identifier: GPL-3.0-or-later
# Makes every golden text that differed the new one. Look at `git diff` before committing it.
file(GLOB_RECURSE actuals "${CMAKE_CURRENT_LIST_DIR}/golden/*.actual")
foreach(actual ${actuals})
  string(REGEX REPLACE "\\.actual$" "" golden "${actual}")
  file(RENAME "${actual}" "${golden}")
  message(STATUS "Approved ${golden}")
endforeach()
