// intake/testing/archives.h - zips and workbooks made in memory, for tests.
#pragma once

#include <zip.h>

#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "base/ensure.h"

namespace regie::testing {

struct Part {
  std::string name;
  std::string bytes;
  std::string password{};
};

/// A zip of these parts, deflated.
inline std::string zip_of(const std::vector<Part>& parts) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* buffer = zip_source_buffer_create(nullptr, 0, 0, &error);
  ENSURE(buffer != nullptr);
  zip_t* archive = zip_open_from_source(buffer, ZIP_TRUNCATE, &error);
  ENSURE(archive != nullptr);
  zip_source_keep(buffer);
  for (const Part& part : parts) {
    zip_source_t* source = zip_source_buffer(archive, part.bytes.data(), part.bytes.size(), 0);
    const zip_int64_t index = zip_file_add(archive, part.name.c_str(), source, ZIP_FL_ENC_UTF_8);
    ENSURE(index >= 0);
    const auto at = static_cast<zip_uint64_t>(index);
    ENSURE(zip_file_set_mtime(archive, at, 1'600'000'000, 0) == 0);
    if (!part.password.empty())
      ENSURE(zip_file_set_encryption(archive, at, ZIP_EM_AES_256, part.password.c_str()) == 0);
  }
  ENSURE(zip_close(archive) == 0);
  ENSURE(zip_source_open(buffer) == 0);
  zip_stat_t stat;
  ENSURE(zip_source_stat(buffer, &stat) == 0);
  std::string bytes(static_cast<std::size_t>(stat.size), '\0');
  ENSURE(zip_source_read(buffer, bytes.data(), bytes.size()) == static_cast<zip_int64_t>(bytes.size()));
  zip_source_close(buffer);
  zip_source_free(buffer);
  return bytes;
}

/// The parts of a small workbook written by hand; "" leaves a part out.
struct HandMade {
  std::string sheet_data{};  // what stands inside <sheetData>
  std::string shared{};      // inside <sst>
  std::string styles{};      // inside <styleSheet>
  std::string properties{};  // attributes of <workbookPr>
  std::string sheets = R"(<sheet name="One" sheetId="1" r:id="rId1"/>)";
};

inline std::vector<Part> parts_of(const HandMade& made) {
  const std::string head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  const std::string rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  std::vector<Part> parts{
      {"[Content_Types].xml", head + "<Types/>"},
      {"_rels/.rels", head + "<Relationships><Relationship Id=\"r1\" Type=\"" + rel +
                          "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"},
      {"xl/workbook.xml", head + "<workbook xmlns:r=\"" + rel + "\"><workbookPr " + made.properties +
                              "/><sheets>" + made.sheets + "</sheets></workbook>"},
      {"xl/_rels/workbook.xml.rels",
       head + "<Relationships><Relationship Id=\"rId1\" Type=\"" + rel +
           "/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"" + rel +
           "/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/><Relationship Id=\"rId3\" Type=\"" + rel +
           "/styles\" Target=\"styles.xml\"/></Relationships>"},
      {"xl/worksheets/sheet1.xml",
       head + "<worksheet><sheetData>" + made.sheet_data + "</sheetData></worksheet>"}};
  if (!made.shared.empty())
    parts.push_back({"xl/sharedStrings.xml", head + "<sst>" + made.shared + "</sst>"});
  if (!made.styles.empty())
    parts.push_back({"xl/styles.xml", head + "<styleSheet>" + made.styles + "</styleSheet>"});
  return parts;
}

inline std::string workbook_of(const HandMade& made) { return zip_of(parts_of(made)); }

}  // namespace regie::testing
