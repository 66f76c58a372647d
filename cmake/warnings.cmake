# SPDX-FileCopyrightText: the Yike authors
# SPDX-License-Identifier: Apache-2.0

# Warnings and sanitizers for our own code; headers of packages are system headers.
add_library(yike_warnings INTERFACE)
target_compile_options(
  yike_warnings
  INTERFACE -Wall
            -Wextra
            -Wpedantic
            -Wshadow
            -Wconversion
            -Wno-sign-conversion
            -Wnon-virtual-dtor
            -Woverloaded-virtual
            -Wcast-align
            -Wnull-dereference
            # One answer on every machine: no fused multiply-add behind our back.
            -ffp-contract=off)
if(YIKE_SANITIZE)
  target_compile_options(yike_warnings INTERFACE -fsanitize=address,undefined
                                                 -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  target_link_options(yike_warnings INTERFACE -fsanitize=address,undefined)
endif()
if(YIKE_BUILD_FUZZERS)
  if(NOT CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    message(FATAL_ERROR "YIKE_BUILD_FUZZERS needs clang: -DCMAKE_CXX_COMPILER=clang++")
  endif()
  set(FUZZER_OPTIONS -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined)
  target_compile_options(yike_warnings INTERFACE ${FUZZER_OPTIONS} -fno-omit-frame-pointer)
  target_link_options(yike_warnings INTERFACE ${FUZZER_OPTIONS})
endif()
