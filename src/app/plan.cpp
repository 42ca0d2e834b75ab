// app/plan.cpp - planned pieces: read, checked against their moment, ruled on.
#include "app/plan.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "app/accounts.h"
#include "app/internal/row_texts.h"
#include "app/moment.h"
#include "base/sha256.h"
#include "text/words.h"

namespace regie {
namespace {

struct PlanColumns {
  std::optional<std::size_t> day, time, channel, title, text;
};

PlanColumns columns_of(const PlainTable& table) {
  return {table.column("day|date|datum|dag|publish date|publicatiedatum|post date|scheduled|gepland"),
          table.column("time|tijd|hour|uur|publish time|tijdstip"),
          table.column("channel|kanaal|platform|network|netwerk|where"),
          table.column("title|titel|name|naam|subject|onderwerp"),
          table.column("text|tekst|post|message|bericht|copy|caption|bijschrift|content|body")};
}

std::string cell(const PlainRow& row, const std::optional<std::size_t>& column) {
  return column ? row.cells[*column] : std::string();
}

std::string piece_id(const Piece& piece) {
  return short_id("q", piece.day.iso() + piece.channel + piece.text);
}

PieceState state_of(const Fitting& fitting, const std::optional<PieceRuling>& ruling) {
  if (ruling) return ruling->let_go ? PieceState::let_go : PieceState::stopped;
  switch (fitting.level) {
    case FittingLevel::fine:
      return PieceState::fine;
    case FittingLevel::look:
      return PieceState::look;
    case FittingLevel::hold:
      return PieceState::held;
  }
  return PieceState::held;
}

tl::unexpected<Problem> unknown_piece(const std::string& id) {
  return fail("plan.unknown", "There is no planned piece " + id + ".", "Nothing was changed.",
              "See what is planned:  regie plan check");
}

/// The last word on each piece; one on an earlier text of it counts no more.
Result<std::map<std::string, PieceRuling>> last_rulings(const Workspace& workspace) {
  TRY(const auto rulings, workspace.records->voice().rulings());
  std::map<std::string, PieceRuling> last;
  for (const PieceRuling& ruling : rulings) last.insert_or_assign(ruling.piece, ruling);
  return last;
}

Result<Piece> find_piece(const Workspace& workspace, const std::string& id) {
  TRY(const auto pieces, workspace.records->voice().pieces());
  const auto found =
      std::find_if(pieces.begin(), pieces.end(), [&](const Piece& one) { return one.id == id; });
  return found == pieces.end() ? Result<Piece>(unknown_piece(id)) : *found;
}

/// Pieces against what goes on around their days, and the last word on each. Cost: that of fitting() for
/// each.
Result<std::vector<CheckedPiece>> checked(const Workspace& workspace, const std::vector<Piece>& pieces,
                                          const std::vector<std::string>& typed) {
  TRY(const auto rulings, last_rulings(workspace));
  FittingInput input;
  TRY(input.context, moment_of(workspace));
  for (const std::string& line : typed) input.context.push_back({line, std::nullopt});
  TRY(input.own_texts, own_texts(workspace, ""));
  std::vector<CheckedPiece> all;
  for (const Piece& piece : pieces) {
    input.text = piece.text;
    input.day = piece.day;
    CheckedPiece one{piece, fitting(input), PieceState::fine, std::nullopt};
    const auto ruled = rulings.find(piece.id);
    if (ruled != rulings.end() && ruled->second.text_sha256 == sha256_hex(piece.text))
      one.ruling = ruled->second;
    one.state = state_of(one.fitting, one.ruling);
    all.push_back(std::move(one));
  }
  return all;
}

/// One piece as the plan has it, whatever its day. Requires: it is there.
Result<CheckedPiece> checked(const Workspace& workspace, const Piece& piece) {
  TRY(const auto alone, checked(workspace, std::vector<Piece>{piece}, {}));
  return alone.front();
}

}  // namespace

std::string_view piece_state_name(PieceState state) {
  switch (state) {
    case PieceState::fine:
      return "fine";
    case PieceState::look:
      return "look";
    case PieceState::held:
      return "held";
    case PieceState::let_go:
      return "let_go";
    case PieceState::stopped:
      return "stopped";
  }
  return "";
}

Result<PlanOutcome> import_plan(Workspace& workspace, const NamedBytes& file) {
  TRY(const PlainTable table, read_rows_or_feed(file));
  const PlanColumns columns = columns_of(table);
  if (!columns.day || (!columns.text && !columns.title))
    return fail("plan.no_columns", "No column of " + file.path + " holds a day, or none a text.",
                "Nothing of it was kept.", "Name them `day` and `text` in its first line.");
  TRY(const auto had, workspace.records->voice().pieces());
  std::set<std::string> known;
  for (const Piece& one : had) known.insert(one.id);
  PlanOutcome outcome;
  TRY_DONE(workspace.records->together([&]() -> Result<Done> {
    for (const PlainRow& row : table.rows) {
      ++outcome.read;
      Piece piece;
      piece.title = cell(row, columns.title);
      piece.text = cell(row, columns.text);
      if (piece.text.empty()) std::swap(piece.text, piece.title);  // a calendar has titles alone
      const DayCell read = day_of_cell(row.cells[*columns.day]);
      if (!read.day || piece.text.empty()) {
        outcome.problems.push_back(
            piece.text.empty()
                ? row_problem(table, row, columns.text.value_or(*columns.day), "plan.no_text",
                              "This row has no text.")
                : row_problem(table, row, *columns.day, "plan.no_day", "This is no day that can be read."));
        continue;
      }
      piece.day = *read.day;
      piece.minute = columns.time ? minute_of_cell(row.cells[*columns.time]) : read.minute;
      piece.channel = cell(row, columns.channel);
      piece.source = file_name_of(file.path);
      piece.id = piece_id(piece);
      if (!known.insert(piece.id).second) {
        ++outcome.known;
        continue;
      }
      TRY_DONE(workspace.records->voice().save_piece(piece));
      ++outcome.kept;
    }
    return Done{};
  }));
  return outcome;
}

Result<Piece> remove_piece(Workspace& workspace, const std::string& id) {
  TRY(const Piece piece, find_piece(workspace, id));
  TRY_DONE(workspace.records->voice().remove_piece(id));
  return piece;
}

Result<std::vector<CheckedPiece>> checked_plan(World& world, const Workspace& workspace,
                                               const PlanRequest& request) {
  const Day today = request.as_of.value_or(world.clock.today(workspace.settings.time_zone));
  TRY(auto pieces, workspace.records->voice().pieces());
  if (!request.all) std::erase_if(pieces, [&](const Piece& piece) { return piece.day < today; });
  return checked(workspace, pieces, request.context);
}

Result<CheckedPiece> add_piece(Workspace& workspace, const Piece& piece) {
  if (text_words(piece.text).empty())
    return fail("plan.empty", "A planned piece needs some text.", "Nothing was changed.",
                "For example:  regie plan add \"Open day on Saturday\" --day 2027-05-04");
  Piece kept = piece;
  kept.id = piece_id(kept);
  TRY_DONE(workspace.records->voice().save_piece(kept));
  return checked(workspace, kept);
}

Result<CheckedPiece> rule_on_piece(World& world, Workspace& workspace, const RulingRequest& request) {
  TRY(const Account account, sign_as(world, workspace, request.by, Deed::rule_on_piece));
  TRY(const Piece piece, find_piece(workspace, request.piece));
  TRY(CheckedPiece ruled, checked(workspace, piece));
  if (request.let_go && request.why.empty())
    return fail("plan.no_why", "To let a piece go that was flagged, say why.", "Nothing was changed.",
                "For example:  regie plan rule " + request.piece +
                    " --let-go --why \"we asked the family\" --by maud");
  PieceRuling ruling{request.piece,
                     request.let_go,
                     sha256_hex(ruled.piece.text),
                     request.why,
                     {account.name, world.clock.now_seconds(), {}}};
  ruling.signature.content_sha256 = sha256_hex(statement_of(ruling));
  TRY_DONE(workspace.records->voice().save_ruling(ruling));
  ruled.ruling = ruling;
  ruled.state = state_of(ruled.fitting, ruled.ruling);
  return ruled;
}

}  // namespace regie
