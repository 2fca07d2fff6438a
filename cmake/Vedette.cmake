# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: MIT
# What every target of Vedette shares: warnings, sanitizers, precompiled headers, one call per room.
include_guard()

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_AUTOMOC ON)
# With CMAKE_UNITY_BUILD (the asan preset) a room is compiled in a few large pieces: names in the unnamed
# namespaces of one room must differ then.
set(CMAKE_UNITY_BUILD_BATCH_SIZE 16)

add_library(vedette_options INTERFACE)
target_include_directories(vedette_options INTERFACE "${PROJECT_SOURCE_DIR}")
target_compile_definitions(vedette_options INTERFACE
  VEDETTE_VERSION="${PROJECT_VERSION}" QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING
  QT_NO_FOREACH QT_NO_KEYWORDS)
if(MSVC)
  target_compile_options(vedette_options INTERFACE /W4 /WX /permissive- /utf-8)
  target_compile_definitions(vedette_options INTERFACE NOMINMAX WIN32_LEAN_AND_MEAN)
else()
  target_compile_options(vedette_options INTERFACE
    -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Werror
    # Fully optimising, gcc 12 takes what an empty optional would hold for read.
    $<$<AND:$<CXX_COMPILER_ID:GNU>,$<CONFIG:Release>>:-Wno-maybe-uninitialized>)
endif()
if(VEDETTE_SANITIZE)
  target_compile_options(vedette_options INTERFACE
    -fsanitize=${VEDETTE_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(vedette_options INTERFACE -fsanitize=${VEDETTE_SANITIZE})
endif()
if(LINUX)
  # Bound at the start: ld.so's lazy binding saves the vector registers on the stack, and with them what a
  # copy of a key left there (on a CPU with AVX-512, until the stack is used again).
  target_link_options(vedette_options INTERFACE -Wl,-z,relro,-z,now)
endif()
find_program(VEDETTE_MOLD mold)
if(VEDETTE_MOLD AND NOT MSVC AND NOT APPLE)
  target_link_options(vedette_options INTERFACE -fuse-ld=mold)
endif()

# vedette_room(NAME LINKS…): one static library from all sources of the calling folder.
# Sub-folders belong to the room that holds them, unless they have a CMakeLists.txt of their own.
function(vedette_room name)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.cpp" "${CMAKE_CURRENT_SOURCE_DIR}/*.h")
  vedette_drop_foreign_platform(sources)
  add_library(vedette_${name} STATIC ${sources})
  target_link_libraries(vedette_${name} PUBLIC vedette_options Qt6::Core tl::expected ${ARGN})
  vedette_precompile(vedette_${name} <QByteArray> <QString> <QHash> <algorithm> <chrono> <memory> <optional> <vector>)
endfunction()

# POSIX code stands in *Posix.cpp, Windows code in *Windows.cpp: one file per platform.
function(vedette_drop_foreign_platform list)
  if(WIN32)
    list(FILTER ${list} EXCLUDE REGEX "Posix\\.cpp$")
  else()
    list(FILTER ${list} EXCLUDE REGEX "Windows\\.cpp$")
  endif()
  set(${list} "${${list}}" PARENT_SCOPE)
endfunction()

# In a unity build of one or two pieces a precompiled header costs more than it saves.
function(vedette_precompile target)
  get_target_property(sources ${target} SOURCES)
  list(FILTER sources INCLUDE REGEX "\\.cpp$")
  list(LENGTH sources count)
  math(EXPR few "2 * ${CMAKE_UNITY_BUILD_BATCH_SIZE}")
  get_target_property(is_unity ${target} UNITY_BUILD)
  if(VEDETTE_PCH AND (NOT is_unity OR count GREATER few))
    target_precompile_headers(${target} PRIVATE ${ARGN})
  endif()
endfunction()

# vedette_embed(ROOM FOLDER): compiles resources/FOLDER into the room, as ":/vedette/FOLDER/…".
function(vedette_embed room folder)
  file(GLOB_RECURSE files CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/resources/${folder}/*")
  if(files)
    qt_add_resources(vedette_${room} "vedette_${folder}" PREFIX "/vedette" BASE "${PROJECT_SOURCE_DIR}/resources" FILES ${files})
  endif()
endfunction()
