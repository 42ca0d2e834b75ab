// store/facts/internal/load.h - one import on its way into DuckDB: chunks filled column by column.
#pragma once

#include <functional>
#include <memory>

#include "store/facts/facts.h"
#include "store/facts/internal/catalog.h"
#include "store/facts/internal/duck.h"

namespace regie {

/// Held by the one who writes; given back when it goes.
using Turn = std::shared_ptr<void>;

/// Who is told how a load ended.
struct LoadNews {
  std::function<void(Catalog)> published;  // gets the catalog once the rows are visible
  std::shared_ptr<DamageNote> damage;
};

/// Requires: no other writer has a turn.
Result<std::unique_ptr<FactLoad>> begin_duck_load(std::unique_ptr<duck::Connection> connection,
                                                  const ImportId& import, Turn turn, LoadNews news);

/// Rows of an import and its load go, within the transaction of `connection`; how many there were.
Result<std::int64_t> remove_import(duck::Connection& connection, const Catalog& catalog,
                                   const ImportId& import);

}  // namespace regie
