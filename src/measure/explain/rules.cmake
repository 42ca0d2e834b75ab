# src/measure/explain/rules.cmake - the program carries rules.txt: a changed line means a rebuild.
set(rules_text "${CMAKE_BINARY_DIR}/measure/rules_text.cpp")
add_custom_command(
  OUTPUT "${rules_text}"
  COMMAND ${CMAKE_COMMAND} -E make_directory "${CMAKE_BINARY_DIR}/measure"
  COMMAND ${CMAKE_COMMAND} "-DIN=${CMAKE_CURRENT_LIST_DIR}/rules.txt" "-DOUT=${rules_text}"
          -P "${CMAKE_CURRENT_LIST_DIR}/embed_rules.cmake"
  DEPENDS "${CMAKE_CURRENT_LIST_DIR}/rules.txt" "${CMAKE_CURRENT_LIST_DIR}/embed_rules.cmake"
  VERBATIM)
target_sources(regie_measure PRIVATE "${rules_text}")
