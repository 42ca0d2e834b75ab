// store/records/voice_shelf.h - approved texts, planned pieces, news, and what people said of flags: kept
// beside the statements.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "charter/account.h"
#include "voice/piece.h"
#include "voice/taught.h"

namespace regie {

struct Ledger;

struct KeptText {
  ApprovedText text;
  std::string account;
  std::int64_t at_seconds = 0;
};

/// A person's word on a piece that was flagged, or was not: it goes, or it stays. It is about exactly this
/// text.
struct PieceRuling {
  std::string piece;
  bool let_go = false;
  std::string text_sha256;
  std::string why;
  Signature signature;
};
[[nodiscard]] std::string statement_of(const PieceRuling& ruling);

/// A flag of the preflight that a person took to heart, or left.
struct KeptChoice {
  FlagChoice choice;
  std::string account;
  std::int64_t at_seconds = 0;
};

/// Durable when a saving call returns. Each save is one act of the journal. Fails: as Records.
class VoiceShelf {
 public:
  explicit VoiceShelf(Ledger& ledger) : ledger_(ledger) {}

  Result<Done> save_text(const KeptText& text);
  Result<bool> remove_text(const std::string& id);            // false where there is none
  [[nodiscard]] Result<std::vector<KeptText>> texts() const;  // by time, then id

  Result<Done> save_piece(const Piece& piece);
  Result<bool> remove_piece(const std::string& id);
  [[nodiscard]] Result<std::vector<Piece>> pieces() const;  // by day, minute, id

  Result<Done> save_news(const NewsLine& line);
  Result<bool> remove_news(const std::string& id);
  [[nodiscard]] Result<std::vector<NewsLine>> news() const;  // by day, then id

  /// A piece can be ruled on any number of times; the last word holds.
  Result<Done> save_ruling(const PieceRuling& ruling);
  [[nodiscard]] Result<std::vector<PieceRuling>> rulings() const;  // by piece, then in the order they came
  Result<Done> save_choice(const KeptChoice& choice);
  [[nodiscard]] Result<std::vector<KeptChoice>> choices() const;  // in the order they came

 private:
  Ledger& ledger_;
};

}  // namespace regie
