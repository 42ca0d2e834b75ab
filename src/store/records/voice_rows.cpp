// store/records/voice_rows.cpp - spells the voice shelf out as rows, in the order of the tables' columns.
#include "store/records/voice_rows.h"

#include <utility>

#include "store/records/columns.h"

namespace regie {

using sqlite::Value;

std::vector<TableRow> rows_of(const KeptText& kept) {
  const ApprovedText& text = kept.text;
  return {{"voice_texts", {text.id, text.brand, text.title, text.text, kept.account, kept.at_seconds}}};
}

std::vector<TableRow> rows_of(const Piece& piece) {
  return {{"voice_pieces",
           {piece.id, piece.day.number(), piece.minute ? Value(*piece.minute) : Value(std::nullopt),
            piece.channel, piece.title, piece.text, piece.source}}};
}

std::vector<TableRow> rows_of(const NewsLine& line) {
  return {{"voice_news", {line.id, line.day.number(), line.text, line.source}}};
}

std::vector<TableRow> rows_of(const NumberedRuling& numbered) {
  const PieceRuling& ruling = numbered.ruling;
  return {{"voice_rulings",
           {ruling.piece, numbered.number, ruling.let_go, ruling.text_sha256, ruling.why,
            ruling.signature.account, ruling.signature.at_seconds, ruling.signature.content_sha256}}};
}

std::vector<TableRow> rows_of(const NumberedChoice& numbered) {
  const KeptChoice& kept = numbered.choice;
  return {{"voice_choices",
           {numbered.number, kept.choice.key, kept.choice.answer == FlagAnswer::accepted, kept.account,
            kept.at_seconds}}};
}

Result<std::vector<KeptText>> read_voice_texts(sqlite::Database& database) {
  return read_all<KeptText>(
      database, "SELECT * FROM voice_texts ORDER BY at_seconds, id", [](Columns& next) -> KeptText {
        return {{next.text(), next.text(), next.text(), next.text()}, next.text(), next.whole()};
      });
}

Result<std::vector<Piece>> read_pieces(sqlite::Database& database) {
  return read_all<Piece>(
      database, "SELECT * FROM voice_pieces ORDER BY day, minute, id", [](Columns& next) -> Piece {
        return {next.text(), next.day(),  next.unless_null(1, [&] { return next.number(); }),
                next.text(), next.text(), next.text(),
                next.text()};
      });
}

Result<std::vector<NewsLine>> read_news(sqlite::Database& database) {
  return read_all<NewsLine>(
      database, "SELECT * FROM voice_news ORDER BY day, id",
      [](Columns& next) -> NewsLine { return {next.text(), next.day(), next.text(), next.text()}; });
}

Result<std::vector<NumberedRuling>> read_rulings(sqlite::Database& database) {
  return read_all<NumberedRuling>(
      database,
      "SELECT number, piece, let_go, text_sha256, why, account, at_seconds, signed_sha256 FROM voice_rulings "
      "ORDER BY piece, number",
      [](Columns& next) -> NumberedRuling {
        return {next.whole(), {next.text(), next.yes(), next.text(), next.text(), next.signature()}};
      });
}

Result<std::vector<NumberedChoice>> read_choices(sqlite::Database& database) {
  return read_all<NumberedChoice>(
      database, "SELECT * FROM voice_choices ORDER BY number", [](Columns& next) -> NumberedChoice {
        const std::int64_t number = next.whole();
        std::string key = next.text();
        const FlagAnswer answer = next.yes() ? FlagAnswer::accepted : FlagAnswer::ignored;
        return {number, {{std::move(key), answer}, next.text(), next.whole()}};
      });
}

}  // namespace regie
