// store/records/voice_rows.h - the voice shelf as table rows, and read back.
#pragma once

#include <cstdint>
#include <vector>

#include "store/records/rows.h"
#include "store/records/voice_shelf.h"

namespace regie {

struct NumberedRuling {
  std::int64_t number = 1;
  PieceRuling ruling;
};
struct NumberedChoice {
  std::int64_t number = 1;
  KeptChoice choice;
};

std::vector<TableRow> rows_of(const KeptText& text);
std::vector<TableRow> rows_of(const Piece& piece);
std::vector<TableRow> rows_of(const NewsLine& line);
std::vector<TableRow> rows_of(const NumberedRuling& numbered);
std::vector<TableRow> rows_of(const NumberedChoice& numbered);

/// In the orders that VoiceShelf promises.
Result<std::vector<KeptText>> read_voice_texts(sqlite::Database& database);
Result<std::vector<Piece>> read_pieces(sqlite::Database& database);
Result<std::vector<NewsLine>> read_news(sqlite::Database& database);
Result<std::vector<NumberedRuling>> read_rulings(sqlite::Database& database);
Result<std::vector<NumberedChoice>> read_choices(sqlite::Database& database);

}  // namespace regie
