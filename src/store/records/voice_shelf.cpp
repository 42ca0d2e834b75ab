// store/records/voice_shelf.cpp - saves what the preflight needs, each with its act.
#include "store/records/voice_shelf.h"

#include "desk/statement.h"
#include "store/records/ledger.h"
#include "store/records/voice_rows.h"

namespace regie {

std::string statement_of(const PieceRuling& ruling) {
  return Statement("regie piece ruling/1")
      .line("piece", ruling.piece)
      .line("let go", ruling.let_go ? "yes" : "no")
      .line("text", ruling.text_sha256)
      .line("why", ruling.why)
      .line(ruling.signature)
      .text();
}

Result<Done> VoiceShelf::save_text(const KeptText& kept) {
  const std::lock_guard lock(ledger_.guard);
  return ledger_.replace("voice_texts", "id", {0, kept.at_seconds, "voice_text", kept.text.id, {}},
                         rows_of(kept));
}

Result<bool> VoiceShelf::remove_text(const std::string& id) {
  const std::lock_guard lock(ledger_.guard);
  return ledger_.take_back("voice_texts", {0, ledger_.now_seconds, "voice_text", id, {}});
}

Result<std::vector<KeptText>> VoiceShelf::texts() const {
  const std::lock_guard lock(ledger_.guard);
  return read_voice_texts(*ledger_.database);
}

Result<Done> VoiceShelf::save_piece(const Piece& piece) {
  const std::lock_guard lock(ledger_.guard);
  return ledger_.replace("voice_pieces", "id", {0, ledger_.now_seconds, "voice_piece", piece.id, {}},
                         rows_of(piece));
}

Result<bool> VoiceShelf::remove_piece(const std::string& id) {
  const std::lock_guard lock(ledger_.guard);
  return ledger_.take_back("voice_pieces", {0, ledger_.now_seconds, "voice_piece", id, {}});
}

Result<std::vector<Piece>> VoiceShelf::pieces() const {
  const std::lock_guard lock(ledger_.guard);
  return read_pieces(*ledger_.database);
}

Result<Done> VoiceShelf::save_news(const NewsLine& line) {
  const std::lock_guard lock(ledger_.guard);
  return ledger_.replace("voice_news", "id", {0, ledger_.now_seconds, "voice_news", line.id, {}},
                         rows_of(line));
}

Result<bool> VoiceShelf::remove_news(const std::string& id) {
  const std::lock_guard lock(ledger_.guard);
  return ledger_.take_back("voice_news", {0, ledger_.now_seconds, "voice_news", id, {}});
}

Result<std::vector<NewsLine>> VoiceShelf::news() const {
  const std::lock_guard lock(ledger_.guard);
  return read_news(*ledger_.database);
}

Result<Done> VoiceShelf::save_ruling(const PieceRuling& ruling) {
  const std::lock_guard lock(ledger_.guard);
  return ledger_.database->transaction([&]() -> Result<Done> {
    NumberedRuling next{1, ruling};
    TRY(const std::int64_t last,
        ledger_.database->number("SELECT max(number) FROM voice_rulings WHERE piece = ?", {ruling.piece}));
    next.number = last + 1;
    const std::string subject = ruling.piece + "#" + std::to_string(next.number);
    return ledger_.append({0, ruling.signature.at_seconds, "voice_ruling", subject, {}}, rows_of(next));
  });
}

Result<std::vector<PieceRuling>> VoiceShelf::rulings() const {
  const std::lock_guard lock(ledger_.guard);
  TRY(const auto numbered, read_rulings(*ledger_.database));
  std::vector<PieceRuling> rulings;
  for (const NumberedRuling& one : numbered) rulings.push_back(one.ruling);
  return rulings;
}

Result<Done> VoiceShelf::save_choice(const KeptChoice& choice) {
  const std::lock_guard lock(ledger_.guard);
  return ledger_.database->transaction([&]() -> Result<Done> {
    NumberedChoice next{1, choice};
    TRY(const std::int64_t last, ledger_.database->number("SELECT max(number) FROM voice_choices"));
    next.number = last + 1;
    return ledger_.append({0, choice.at_seconds, "voice_choice", std::to_string(next.number), {}},
                          rows_of(next));
  });
}

Result<std::vector<KeptChoice>> VoiceShelf::choices() const {
  const std::lock_guard lock(ledger_.guard);
  TRY(const auto numbered, read_choices(*ledger_.database));
  std::vector<KeptChoice> choices;
  for (const NumberedChoice& one : numbered) choices.push_back(one.choice);
  return choices;
}

}  // namespace regie
