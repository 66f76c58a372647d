# SPDX-FileCopyrightText: the Yike authors
# SPDX-License-Identifier: Apache-2.0

# For builds from scratch, as tests/run.sh and scenarios/demo.sh make them: headers of others that
# most sources read are parsed once instead of in each of them, and the sources of tests (not what
# they test) are optimised less. Off for everyday work: ccache then shares objects between folders,
# and every source proves that it includes what it uses.
option(YIKE_QUICK_BUILD "Precompile the headers of others, optimise the tests less" OFF)

# Without this, ccache stores nothing that was compiled behind precompiled headers.
if(YIKE_QUICK_BUILD AND CCACHE)
  list(PREPEND CMAKE_CXX_COMPILER_LAUNCHER env CCACHE_SLOPPINESS=pch_defines,time_macros)
endif()

# Code under test is sanitized as optimised as ever.
set(YIKE_TEST_OPTIONS $<$<BOOL:${YIKE_QUICK_BUILD}>:$<IF:$<BOOL:${YIKE_SANITIZE}>,-O0,-O1>>)

# To be linked last, after the warnings: where GCC 12 inlines less it suspects the standard library and
# Qt of reading through null and beyond strings. Everyday builds keep these warnings.
add_library(yike_quick_tests INTERFACE)
target_compile_options(yike_quick_tests INTERFACE ${YIKE_TEST_OPTIONS})
if(YIKE_QUICK_BUILD)
  target_compile_options(yike_quick_tests INTERFACE -Wno-array-bounds -Wno-null-dereference -Wno-restrict
                                                    -Wno-stringop-overflow)
endif()

set(YIKE_STANDARD_HEADERS <algorithm> <array> <cmath> <filesystem> <functional> <map> <memory> <optional>
                          <set> <span> <sstream> <string> <tuple> <unordered_map> <utility> <vector>)

# yike_precompiled(KIND HEADERS <header> ... LIBRARIES x ... [OPTIONS -O1 ...])
# The headers behind which yike_precompile(TARGET KIND) compiles. A compiler takes them only with the
# options and macros that they were made with: code that sees Qt has others, so there are kinds.
function(yike_precompiled KIND)
  if(NOT YIKE_QUICK_BUILD)
    return()
  endif()
  cmake_parse_arguments(ARG "" "" "HEADERS;LIBRARIES;OPTIONS" ${ARGN})
  set(SOURCE ${CMAKE_CURRENT_BINARY_DIR}/precompiled_${KIND}.cpp)
  file(CONFIGURE OUTPUT ${SOURCE} CONTENT "")
  add_library(yike_precompiled_${KIND} OBJECT ${SOURCE})
  target_compile_options(yike_precompiled_${KIND} PRIVATE ${ARG_OPTIONS})
  target_link_libraries(yike_precompiled_${KIND} PRIVATE yike_warnings ${ARG_LIBRARIES})
  target_precompile_headers(yike_precompiled_${KIND} PRIVATE ${YIKE_STANDARD_HEADERS} ${ARG_HEADERS})
endfunction()

function(yike_precompile TARGET KIND)
  if(YIKE_QUICK_BUILD)
    target_precompile_headers(${TARGET} REUSE_FROM yike_precompiled_${KIND})
  endif()
endfunction()
