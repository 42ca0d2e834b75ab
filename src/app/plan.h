// app/plan.h - the verb `plan`: posts that are planned, held against their day anew whenever it is asked.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/workspace.h"
#include "voice/fitting.h"

namespace regie {

struct PlanOutcome {
  std::int64_t read = 0;
  std::int64_t kept = 0;
  std::int64_t known = 0;                // there already, word for word
  std::vector<ReadingProblem> problems;  // one a row that was set aside
};
/// CSV (day, time, channel, title, text) or ICS. read = kept + known + set aside.
/// Fails: plan.no_columns, and as read_rows and read_feed.
Result<PlanOutcome> import_plan(Workspace& workspace, const NamedBytes& file);
/// The piece as it was: add_piece() puts it back, with what people said of it. Fails: plan.unknown.
Result<Piece> remove_piece(Workspace& workspace, const std::string& id);

/// fine: nothing stands against it. look: worth a look, it goes. held: it waits for a person's word. let_go:
/// a person let exactly this text go. stopped: a person stopped it.
enum class PieceState { fine, look, held, let_go, stopped };
[[nodiscard]] std::string_view piece_state_name(PieceState state);

struct CheckedPiece {
  Piece piece;
  Fitting fitting;
  PieceState state = PieceState::fine;
  std::optional<PieceRuling> ruling;  // the last word, where it is about exactly this text
};

struct PlanRequest {
  std::optional<Day> as_of;
  std::vector<std::string> context;  // typed, for each day
  bool all = false;                  // also pieces of days that are over
};
/// The pieces from today on with what stands against them now, by day. Cost: that of fitting() for each.
[[nodiscard]] Result<std::vector<CheckedPiece>> checked_plan(World& world, const Workspace& workspace,
                                                             const PlanRequest& request);

/// One piece, typed. Its id is made of its day, channel and text. Fails: plan.empty.
Result<CheckedPiece> add_piece(Workspace& workspace, const Piece& piece);

struct RulingRequest {
  std::string piece;
  bool let_go = false;
  std::string why;
  std::string by;
};
/// Signed, and about exactly the text as it is now. Fails: plan.unknown, plan.no_why (letting go what is held
/// needs a reason), and as sign_as.
Result<CheckedPiece> rule_on_piece(World& world, Workspace& workspace, const RulingRequest& request);

}  // namespace regie
