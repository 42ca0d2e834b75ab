# Puts the files of web/dist into the program, gzipped, as one C++ source. ./x builds them; without them the program
# serves its JSON interface alone, and says so.
file(GLOB_RECURSE web_files CONFIGURE_DEPENDS "${CMAKE_CURRENT_LIST_DIR}/dist/*")
set(web_source "${CMAKE_BINARY_DIR}/api/assets.cpp")
find_program(GZIP gzip REQUIRED)
add_custom_command(
  OUTPUT "${web_source}"
  COMMAND ${CMAKE_COMMAND} -D "FOLDER=${CMAKE_CURRENT_LIST_DIR}/dist" -D "OUT=${web_source}" -D "GZIP=${GZIP}"
          -P "${CMAKE_CURRENT_LIST_DIR}/embed_files.cmake"
  DEPENDS ${web_files} "${CMAKE_CURRENT_LIST_DIR}/embed_files.cmake"
  COMMENT "Putting the front end into the program")
target_sources(regie_api PRIVATE "${web_source}")
