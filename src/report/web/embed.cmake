# SPDX-FileCopyrightText: the Yike authors
# SPDX-License-Identifier: Apache-2.0

# Puts app.js and app.css into a C++ source, with their SHA-256 in base64.
# usage: cmake -D DIST=web/dist -D OUTPUT=web_bundle.cpp -P embed.cmake

# SHA-256 of a file in base64: 32 bytes are ten groups of three and one of two.
function(sha256_base64 FILE RESULT)
  string(CONCAT LETTERS ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyz "0123456789+/")
  file(SHA256 ${FILE} HEX)
  set(TEXT)
  foreach(FROM RANGE 0 60 6)
    string(SUBSTRING "${HEX}00" ${FROM} 6 GROUP)
    math(EXPR BITS "0x${GROUP}")
    foreach(SHIFT 18 12 6 0)
      math(EXPR LETTER "(${BITS} >> ${SHIFT}) & 63")
      string(SUBSTRING ${LETTERS} ${LETTER} 1 LETTER)
      string(APPEND TEXT ${LETTER})
    endforeach()
  endforeach()
  string(SUBSTRING ${TEXT} 0 43 TEXT)
  set(${RESULT} "${TEXT}=" PARENT_SCOPE)
endfunction()

# C++ lines that define the function NAME for a file.
function(web_file NAME FILE RESULT)
  sha256_base64(${FILE} HASH)
  file(READ ${FILE} BYTES HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," BYTES "${BYTES}")
  string(REGEX REPLACE "(................................................................................)"
                       "\\1\n" BYTES "${BYTES}")
  set(${RESULT}
      "constexpr unsigned char k_${NAME}[] = {\n${BYTES}\n};\n
const WebFile& ${NAME}() {
    static const WebFile file{{reinterpret_cast<const char*>(k_${NAME}), sizeof(k_${NAME})},
                              \"${HASH}\"};
    return file;
}\n"
      PARENT_SCOPE)
endfunction()

web_file(report_script ${DIST}/app.js SCRIPT)
web_file(report_style ${DIST}/app.css STYLE)
file(WRITE ${OUTPUT}
     "// Made by src/report/web/embed.cmake from web/dist; do not edit.
#include \"report/web_bundle.hpp\"\n
namespace yike {\n
${SCRIPT}
${STYLE}
} // namespace yike\n")
