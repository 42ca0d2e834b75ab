# src/measure/explain/school_vacations.cmake - the table of school vacations, made where its source is at hand (ODbL 1.0,
# docs/decisions/0008), else empty: the program then knows public holidays only, and says so in docs/reference/calendar.md.
set(vacations_table "${CMAKE_BINARY_DIR}/calendars/school_vacations.csv")
file(MAKE_DIRECTORY "${CMAKE_BINARY_DIR}/calendars")
execute_process(COMMAND sh "${CMAKE_SOURCE_DIR}/tools/calendars" "${CMAKE_SOURCE_DIR}/../shared/data/context/openholidays"
                "${vacations_table}" COMMAND_ERROR_IS_FATAL ANY)
file(READ "${vacations_table}" vacations_text)
file(CONFIGURE OUTPUT "${CMAKE_BINARY_DIR}/measure/school_vacations.cpp" @ONLY CONTENT
"// made by tools/calendars
#include \"measure/explain/calendar.h\"

namespace regie {

std::string_view school_vacations_table() {
  return R\"csv(@vacations_text@)csv\";
}

}  // namespace regie
")
target_sources(regie_measure PRIVATE "${CMAKE_BINARY_DIR}/measure/school_vacations.cpp")
