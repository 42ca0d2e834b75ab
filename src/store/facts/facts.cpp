// store/facts/facts.cpp - the facts of a workspace in DuckDB: opens the file, hands questions on.
#include "store/facts/facts.h"

#include <fmt/format.h>

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
    return noted(begin_duck_load(
        std::move(connection), import, std::move(turn),
        {[shared = shared_](Catalog catalog) { shared->publish(std::move(catalog)); }, damage_}));
  }
  Result<std::int64_t> remove(const ImportId& import) override {
    TRY(const auto turn, shared_->take_turn());
    TRY(const auto connection, database_->connect());
    TRY_DONE(noted(connection->run("BEGIN TRANSACTION")));
    TRY(const std::int64_t removed, noted(remove_import(*connection, *shared_->now(), import)));
    TRY_DONE(noted(connection->run("COMMIT")));
    return removed;
  }
  [[nodiscard]] Result<std::vector<ReportInfo>> reports() const override {
    TRY(const auto connection, database_->connect());
    return noted(read_reports(*connection, *shared_->now()));
  }
  [[nodiscard]] Result<SeriesTable> series(const SeriesRequest& request) const override {
    TRY(const auto connection, database_->connect());
    return noted(read_series(*connection, *shared_->now(), request));
  }
  [[nodiscard]] Result<LeafTable> leaves(const LeafRequest& request) const override {
    TRY(const auto connection, database_->connect());
    return noted(read_leaves(*connection, *shared_->now(), request));
  }
  [[nodiscard]] Result<OriginAnswer> origin(const OriginRequest& request) const override {
    TRY(const auto connection, database_->connect());
    return noted(read_origin(*connection, *shared_->now(), request));
  }
  [[nodiscard]] Result<std::vector<FactPart>> parts() const override {
    TRY(const auto connection, database_->connect());
    return noted(read_parts(*connection, *shared_->now()));
  }
  [[nodiscard]] Result<std::vector<LoadedImport>> loads() const override {
    TRY(const auto connection, database_->connect());
    return noted(read_loads(*connection));
  }

 private:
  template <class Value>
  Result<Value> noted(Result<Value> outcome) const {
    if (!outcome) damage_->take(outcome.error());
    return outcome;
  }

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

class MissingFacts : public Facts {
 public:
  explicit MissingFacts(Problem why) : why_(std::move(why)) {}
  [[nodiscard]] Result<std::unique_ptr<FactLoad>> begin_load(const ImportId&) override { return told(); }
  Result<std::int64_t> remove(const ImportId&) override { return told(); }
  [[nodiscard]] Result<std::vector<ReportInfo>> reports() const override { return told(); }
  [[nodiscard]] Result<SeriesTable> series(const SeriesRequest&) const override { return told(); }
  [[nodiscard]] Result<LeafTable> leaves(const LeafRequest&) const override { return told(); }
  [[nodiscard]] Result<OriginAnswer> origin(const OriginRequest&) const override { return told(); }
  [[nodiscard]] Result<std::vector<FactPart>> parts() const override { return told(); }
  [[nodiscard]] Result<std::vector<LoadedImport>> loads() const override { return told(); }

 private:
  [[nodiscard]] tl::unexpected<Problem> told() const { return tl::unexpected(why_); }
  Problem why_;
};

}  // namespace

void DamageNote::take(const Problem& problem) {
  const std::lock_guard lock(guard_);
  if (!first_ && problem.code == "facts.damaged") first_ = problem;
}

std::optional<Problem> DamageNote::read() const {
  const std::lock_guard lock(guard_);
  return first_;
}

Result<std::string> Facts::fingerprint() const {
  TRY(const auto all, parts());
  std::uint64_t mark = fnv1a("facts/2");
  for (const FactPart& part : all)
    mark = fnv1a(fmt::format("{}\n{}\n{}\n{}\n", part.report, part.import.text, part.rows, part.mark), mark);
  return fmt::format("{:016x}", mark);
}

std::unique_ptr<Facts> missing_facts(Problem why) { return std::make_unique<MissingFacts>(std::move(why)); }

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
  TRY_DONE(check_it_is_ours(*connection));
  TRY_DONE(make_tables(*connection));
  TRY(auto catalog, Catalog::read(*connection));
  return std::make_unique<DuckFacts>(std::move(database), std::move(catalog));
}

}  // namespace regie
