# SPDX-FileCopyrightText: the Yike authors
# SPDX-License-Identifier: Apache-2.0

# yike_layer(NAME SOURCES a.cpp ... LAYERS base geometry ... [PRIVATE lib ...] [PRECOMPILED kind])
# One folder, one static library `yike_NAME` with the alias yike::NAME. LAYERS are folders of ours
# and public; PRIVATE libraries do not show in the folder's headers. PRECOMPILED: another kind of
# precompiled headers than `layer`, see quick_build.cmake.
function(yike_layer NAME)
  cmake_parse_arguments(ARG "" "PRECOMPILED" "SOURCES;LAYERS;PRIVATE" ${ARGN})
  add_library(yike_${NAME} STATIC ${ARG_SOURCES})
  add_library(yike::${NAME} ALIAS yike_${NAME})
  target_include_directories(yike_${NAME} PUBLIC ${PROJECT_SOURCE_DIR}/src)
  foreach(LAYER IN LISTS ARG_LAYERS)
    target_link_libraries(yike_${NAME} PUBLIC yike_${LAYER})
  endforeach()
  target_link_libraries(yike_${NAME} PRIVATE yike_warnings ${ARG_PRIVATE})
  if(NOT ARG_PRECOMPILED)
    set(ARG_PRECOMPILED layer)
  endif()
  yike_precompile(yike_${NAME} ${ARG_PRECOMPILED})
endfunction()
