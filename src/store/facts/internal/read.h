// store/facts/internal/read.h - answers to questions about facts, from DuckDB's chunks to our types.
#pragma once

#include <vector>

#include "store/facts/facts.h"
#include "store/facts/internal/catalog.h"
#include "store/facts/internal/duck.h"

namespace regie {

Result<std::vector<ReportInfo>> read_reports(duck::Connection& connection, const Catalog& catalog);
Result<SeriesTable> read_series(duck::Connection& connection, const Catalog& catalog,
                                const SeriesRequest& request);
Result<LeafTable> read_leaves(duck::Connection& connection, const Catalog& catalog,
                              const LeafRequest& request);
Result<OriginAnswer> read_origin(duck::Connection& connection, const Catalog& catalog,
                                 const OriginRequest& request);
Result<std::vector<FactPart>> read_parts(duck::Connection& connection, const Catalog& catalog);
Result<std::vector<LoadedImport>> read_loads(duck::Connection& connection);

}  // namespace regie
