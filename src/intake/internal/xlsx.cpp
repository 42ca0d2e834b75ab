// intake/internal/xlsx.cpp - finds the parts of a workbook and reads them in order: relations, sheets,
// styles, strings.
#include "intake/internal/xlsx.h"

#include <algorithm>
#include <map>

#include "intake/internal/archive_limits.h"
#include "intake/internal/xlsx_sheet.h"
#include "intake/internal/zip_archive.h"

namespace regie {
namespace {

namespace limits = archive_limits;

constexpr std::string_view ole_signature = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
/// "EncryptedPackage" in UTF-16, as an OLE file names what it protects.
constexpr std::string_view protected_mark("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", 32);
constexpr std::string_view workbook_kind = "officeDocument";

tl::unexpected<Problem> other_spreadsheet(std::string_view what) {
  return fail("intake.other_spreadsheet", "This is " + std::string(what) + ", which is not read.",
              "Nothing of it was kept.", "Open it and save it as .xlsx or CSV, and import that.");
}

/// Part names differ in case and slashes between writers; this is what they are compared by.
std::string part_key(std::string_view name) {
  std::string key;
  for (const char c : name.substr(name.starts_with('/') || name.starts_with('\\') ? 1 : 0))
    key += c == '\\' ? '/' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return key;
}

/// A workbook's zip with its parts by name.
class Parts {
 public:
  explicit Parts(ZipArchive archive) : archive_(std::move(archive)) {
    for (const ArchiveEntry& entry : archive_.entries()) entries_.emplace(part_key(entry.name), &entry);
  }
  [[nodiscard]] bool has(std::string_view part) const { return entries_.contains(part_key(part)); }
  [[nodiscard]] const ZipArchive& archive() const { return archive_; }

  [[nodiscard]] Result<Done> read(std::string_view part, XmlTaker& taker) {
    const auto found = entries_.find(part_key(part));
    if (found == entries_.end()) return archive_.damaged("its part \"" + std::string(part) + "\" is missing");
    XmlReader reader(taker);
    TRY_DONE(archive_.stream(*found->second, [&](std::string_view piece) { return reader.feed(piece); }));
    return reader.finish();
  }

 private:
  ZipArchive archive_;
  std::map<std::string, const ArchiveEntry*, std::less<>> entries_;
};

/// "xl/workbook.xml" -> "xl/_rels/workbook.xml.rels"
std::string relations_part(std::string_view part) {
  const std::size_t slash = part.rfind('/');
  const std::size_t name = slash == std::string_view::npos ? 0 : slash + 1;
  return std::string(part.substr(0, name)) + "_rels/" + std::string(part.substr(name)) + ".rels";
}

Result<Relations> read_relations(Parts& parts, std::string_view part) {
  RelationsTaker taker(part);
  if (parts.has(relations_part(part))) TRY_DONE(parts.read(relations_part(part), taker));
  return std::move(taker.relations);
}

Result<std::string> find_workbook(Parts& parts) {
  TRY(const Relations relations, read_relations(parts, ""));
  for (const auto& [id, relation] : relations)
    if (relation.kind == workbook_kind && parts.has(relation.target)) {
      if (relation.target.ends_with(".bin")) return other_spreadsheet("a binary workbook (.xlsb)");
      return relation.target;
    }
  if (parts.has("xl/workbook.xml")) return std::string("xl/workbook.xml");
  if (parts.has("xl/workbook.bin")) return other_spreadsheet("a binary workbook (.xlsb)");
  if (parts.has("content.xml")) return other_spreadsheet("an OpenDocument file (.ods)");
  return parts.archive().damaged("it has no workbook in it");
}

/// One long text that many cells point at grows where no zip shows it, so the ratio holds for the text too.
std::size_t text_bytes_allowed(std::size_t packed) {
  const auto by_ratio = std::max(limits::ratio_ignored_below, packed * limits::ratio_max);
  return std::min(limits::text_bytes_max, static_cast<std::size_t>(by_ratio));
}

/// Does a file of this name only stand in an office file, not in a folder of exports?
bool is_office_part(std::string_view key) {
  return key == "[content_types].xml" || key == "_rels/.rels" || key.starts_with("xl/workbook.") ||
         key.starts_with("xl/worksheets/") || key == "mimetype" || key == "docprops/app.xml";
}

}  // namespace

Result<std::vector<XlsxSheet>> read_xlsx(std::string_view bytes) {
  if (bytes.starts_with(ole_signature)) {
    if (bytes.find(protected_mark) == std::string_view::npos)
      return other_spreadsheet("an old Excel file (.xls)");
    return fail("intake.encrypted", "The spreadsheet is protected with a password.",
                "Nothing of it was kept.", "Open it, save it without a password, and import that.");
  }
  TRY(ZipArchive archive, ZipArchive::open(bytes, ArchiveUse::workbook));
  Parts parts(std::move(archive));
  TRY(const std::string workbook_part, find_workbook(parts));
  WorkbookTaker workbook;
  TRY_DONE(parts.read(workbook_part, workbook));
  if (!workbook.is_workbook) return other_spreadsheet("an Office file without a workbook");
  TRY(const Relations relations, read_relations(parts, workbook_part));
  StylesTaker styles;
  SharedStringsTaker shared;
  for (const auto& [id, relation] : relations) {
    if (relation.kind == "styles" && parts.has(relation.target))
      TRY_DONE(parts.read(relation.target, styles));
    if (relation.kind == "sharedStrings" && parts.has(relation.target))
      TRY_DONE(parts.read(relation.target, shared));
  }
  SheetContext context{shared.strings, styles.formats, workbook.day_count, limits::fields_max,
                       text_bytes_allowed(bytes.size())};
  std::vector<XlsxSheet> sheets;
  for (const SheetEntry& entry : workbook.sheets) {
    if (entry.is_hidden) continue;
    const auto relation = relations.find(entry.relation);
    if (relation == relations.end())
      return parts.archive().damaged("sheet \"" + entry.name + "\" is missing");
    if (relation->second.kind != "worksheet") continue;
    SheetTaker taker(entry.name, context);
    TRY_DONE(parts.read(relation->second.target, taker));
    sheets.push_back({entry.name, std::move(taker.csv)});
  }
  return sheets;
}

bool is_xlsx(std::string_view bytes) {
  if (bytes.starts_with(ole_signature)) return true;
  if (!looks_like_zip(bytes)) return false;
  if (const auto archive = ZipArchive::open(bytes, ArchiveUse::workbook))
    return std::any_of(archive->entries().begin(), archive->entries().end(),
                       [](const ArchiveEntry& entry) { return is_office_part(part_key(entry.name)); });
  // The directory is gone or refused; the name of the first entry still stands in clear.
  constexpr std::size_t name_size_at = 26;
  constexpr std::size_t name_at = 30;
  if (bytes.size() < name_at) return false;
  const auto size = static_cast<std::size_t>(static_cast<unsigned char>(bytes[name_size_at])) |
                    static_cast<std::size_t>(static_cast<unsigned char>(bytes[name_size_at + 1])) << 8;
  return is_office_part(part_key(bytes.substr(name_at, size)));
}

}  // namespace regie
