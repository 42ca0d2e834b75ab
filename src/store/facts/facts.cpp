// store/facts/facts.cpp - the facts of a workspace in DuckDB: opens the file, hands questions on.
#include "store/facts/facts.h"

#include <memory>
#include <mutex>
#include <utility>

#include "store/facts/internal/catalog.h"
#include "store/facts/internal/duck.h"
#include "store/facts/internal/load.h"
#include "store/facts/internal/read.h"

namespace regie {
namespace {

class DuckFacts : public Facts {
 public:
  DuckFacts(std::unique_ptr<duck::Database> database, Catalog catalog)
      : database_(std::move(database)), shared_(std::make_shared<Shared>()) {
    shared_->catalog = std::make_shared<const Catalog>(std::move(catalog));
  }

  [[nodiscard]] Result<std::unique_ptr<FactLoad>> begin_load(const ImportId& import) override {
    TRY(auto turn, shared_->take_turn());
    TRY(auto connection, database_->connect());
    return begin_duck_load(std::move(connection), import, std::move(turn),
                           [shared = shared_](Catalog catalog) { shared->publish(std::move(catalog)); });
  }
  Result<std::int64_t> remove(const ImportId& import) override {
    TRY(const auto turn, shared_->take_turn());
    TRY(const auto connection, database_->connect());
    return remove_import(*connection, *shared_->now(), import);
  }
  [[nodiscard]] Result<std::vector<ReportInfo>> reports() const override {
    TRY(const auto connection, database_->connect());
    return read_reports(*connection, *shared_->now());
  }
  [[nodiscard]] Result<SeriesTable> series(const SeriesRequest& request) const override {
    TRY(const auto connection, database_->connect());
    return read_series(*connection, *shared_->now(), request);
  }
  [[nodiscard]] Result<LeafTable> leaves(const LeafRequest& request) const override {
    TRY(const auto connection, database_->connect());
    return read_leaves(*connection, *shared_->now(), request);
  }
  [[nodiscard]] Result<OriginAnswer> origin(const OriginRequest& request) const override {
    TRY(const auto connection, database_->connect());
    return read_origin(*connection, *shared_->now(), request);
  }
  [[nodiscard]] Result<std::string> fingerprint() const override {
    TRY(const auto connection, database_->connect());
    return read_fingerprint(*connection, *shared_->now());
  }
  Result<Done> clear() override {
    TRY(const auto turn, shared_->take_turn());
    TRY(const auto connection, database_->connect());
    TRY_DONE(connection->run("BEGIN TRANSACTION"));
    TRY_DONE(drop_tables(*connection));
    TRY_DONE(make_tables(*connection));
    TRY_DONE(connection->run("COMMIT"));
    shared_->publish(Catalog{});
    return Done{};
  }

 private:
  /// Names as of the last commit; questions take a copy of the pointer, so a load never pulls it from under
  /// them.
  struct Shared {
    std::shared_ptr<int> writer = std::make_shared<int>(0);  // a second owner is the one who writes
    mutable std::mutex guard;
    std::shared_ptr<const Catalog> catalog;
    [[nodiscard]] std::shared_ptr<const Catalog> now() const {
      const std::lock_guard lock(guard);
      return catalog;
    }
    [[nodiscard]] Result<Turn> take_turn() {
      const std::lock_guard lock(guard);
      if (writer.use_count() > 1)
        return fail("facts.locked", "Another import into this workspace is running.", "Nothing was changed.",
                    "Wait until it is done, then try again.");
      return Turn(writer);
    }
    void publish(Catalog next) {
      auto held = std::make_shared<const Catalog>(std::move(next));
      const std::lock_guard lock(guard);
      catalog = std::move(held);
    }
  };

  std::unique_ptr<duck::Database> database_;
  std::shared_ptr<Shared> shared_;
};

}  // namespace

std::string report_name(const FactShape& shape) {
  constexpr const char* grains[] = {"day", "week", "month", "range"};
  std::string name = shape.platform;
  name += '/';
  name += grains[static_cast<int>(shape.grain)];
  name += '/';
  for (std::size_t i = 0; i < shape.dimensions.size(); ++i) {
    if (i > 0) name += '+';
    name += shape.dimensions[i];
  }
  return name;
}

Result<std::unique_ptr<Facts>> open_facts(const std::string& folder) {
  TRY(auto database, duck::Database::open(folder));
  TRY(const auto connection, database->connect());
  TRY_DONE(make_tables(*connection));
  TRY(auto catalog, Catalog::read(*connection));
  return std::make_unique<DuckFacts>(std::move(database), std::move(catalog));
}

}  // namespace regie
