// store/facts/internal/catalog.h - what numbers stand for: reports, imports, dimensions and measures by name.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "intake/facts.h"
#include "store/facts/internal/duck.h"

namespace regie {

/// Tables of the facts database.
///   names(kind, id, text)            kind: dimension, measure, import
///   reports(id, name, platform, grain)
///   report_columns(report, kind, position, id)   kind as above, or currency (id into words of "currency")
///   words(dimension, id, text)       values of a dimension, 1, 2, ... in order of arrival; 0 is blank
///   facts(import, report, line, day_from, day_to, d_<dimension> INTEGER ..., m_<measure> DECIMAL(18,6) ...)
///   loads(position, import, lost, replaced)   what was committed, in order
/// Names of files stay values: a column is called by its number, so any header text is safe.
/// Fails: facts.damaged where there are tables, and not those of a facts database.
Result<Done> check_it_is_ours(duck::Connection& connection);
Result<Done> make_tables(duck::Connection& connection);

struct Catalog {
  struct Report {
    std::int32_t id = 0;
    FactShape shape;                      // currency left empty
    std::vector<std::string> currencies;  // of amounts, where told once for a table
  };
  std::map<std::string, std::int32_t> dimensions;
  std::map<std::string, std::int32_t> measures;
  std::map<std::string, std::int32_t> imports;
  std::map<std::string, Report> reports;

  static Result<Catalog> read(duck::Connection& connection);

  [[nodiscard]] const std::int32_t* dimension(const std::string& name) const;  // nullptr = never seen
  [[nodiscard]] const std::int32_t* measure(const std::string& name) const;

  /// The number of a name, given out and stored where it is new; new columns are added to `facts`.
  Result<std::int32_t> dimension_for(duck::Connection& connection, const std::string& name);
  Result<std::int32_t> measure_for(duck::Connection& connection, const std::string& name);
  Result<std::int32_t> import_for(duck::Connection& connection, const std::string& name);
  /// Also widens the report by measures and a currency it had not shown before.
  Result<std::int32_t> report_for(duck::Connection& connection, const FactShape& shape);
};

}  // namespace regie
