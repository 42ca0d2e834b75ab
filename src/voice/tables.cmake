# The tables of src/voice go into the program: it has no data files to lose.
foreach(table concepts idioms clashes solemn_days generic claims impostors)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS src/voice/${table}.table)
  file(READ src/voice/${table}.table REGIE_TABLE)
  set(REGIE_TABLE_NAME ${table})
  configure_file(src/voice/table_text.cpp.in "${CMAKE_BINARY_DIR}/voice/${table}_text.cpp" @ONLY)
  target_sources(regie_voice PRIVATE "${CMAKE_BINARY_DIR}/voice/${table}_text.cpp")
endforeach()
