# SPDX-License-Identifier: GPL-3.0-or-later
# Brings the strings of the sources into a translation file: cmake -DLUPDATE=PROGRAM -DROOT=DIR -DTS=FILE -P this.
# Files whose helpers are called `translated` name their context by the namespace; ui::Catalogue looks there too.
execute_process(COMMAND "${LUPDATE}" -I . -locations none -no-obsolete -silent -tr-function-alias tr+=translated
                        -extensions cpp,h ui app -ts "${TS}"
                WORKING_DIRECTORY "${ROOT}" RESULT_VARIABLE failed OUTPUT_QUIET ERROR_QUIET)
if(failed)
  message(FATAL_ERROR "lupdate failed on ${TS} (${failed})")
endif()
