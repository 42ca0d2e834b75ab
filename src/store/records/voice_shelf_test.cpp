// store/records/voice_shelf_test.cpp - texts, pieces, news and rulings as they are kept, taken back and
// sealed.
#include "store/records/voice_shelf.h"

#include <gmock/gmock.h>
#include <sqlite3.h>

#include "base/sha256.h"
#include "store/records/records.h"
#include "store/testing/scratch.h"

namespace regie {
namespace {

using testing::ElementsAre;

class VoiceShelfTest : public testing::Test {
 protected:
  VoiceShelfTest() { records = Records::open(path).value(); }

  static Piece piece(const std::string& id, int day) {
    return {id, Day(day), 9 * 60, "instagram", "", "Feest!", "plan.csv"};
  }
  static PieceRuling ruling(bool let_go) {
    PieceRuling one{"q-1", let_go, sha256_hex("Feest!"), "we asked the family", {"maud", 30, {}}};
    one.signature.content_sha256 = sha256_hex(statement_of(one));
    return one;
  }
  void meddle(const std::string& sql) const {
    sqlite3* handle = nullptr;
    ASSERT_EQ(sqlite3_open(path.c_str(), &handle), SQLITE_OK);
    ASSERT_EQ(sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(handle);
  }

  Scratch scratch;
  std::string path = scratch.file("records.sqlite");
  std::unique_ptr<Records> records;
};

TEST_F(VoiceShelfTest, Pieces_come_by_day_and_one_that_is_read_again_stays_one) {
  ASSERT_TRUE(records->voice().save_piece(piece("q-2", 20'001)));
  ASSERT_TRUE(records->voice().save_piece(piece("q-1", 20'000)));
  Piece again = piece("q-2", 20'001);
  again.minute.reset();
  ASSERT_TRUE(records->voice().save_piece(again));
  const auto pieces = records->voice().pieces().value();
  ASSERT_EQ(pieces.size(), 2U);
  EXPECT_EQ(pieces[0].id, "q-1");
  EXPECT_EQ(pieces[0].minute, 9 * 60);
  EXPECT_EQ(pieces[1].minute, std::nullopt);
}

TEST_F(VoiceShelfTest, What_is_taken_back_is_gone_and_the_records_are_whole) {
  ASSERT_TRUE(records->voice().save_text({{"v-1", "care", "May", "Zacht voor je huid."}, "maud", 10}));
  ASSERT_TRUE(records->voice().save_news({"w-1", Day(20'000), "Flood in the south", "news.rss"}));
  ASSERT_TRUE(records->voice().save_piece(piece("q-1", 20'000)));
  EXPECT_TRUE(records->voice().remove_text("v-1").value());
  EXPECT_FALSE(records->voice().remove_text("v-1").value());
  EXPECT_TRUE(records->voice().remove_news("w-1").value());
  EXPECT_TRUE(records->voice().remove_piece("q-1").value());
  EXPECT_TRUE(records->voice().texts()->empty());
  EXPECT_TRUE(records->verify()->whole());
}

TEST_F(VoiceShelfTest, Every_word_on_a_piece_stays_and_the_last_one_is_last) {
  ASSERT_TRUE(records->voice().save_ruling(ruling(false)));
  ASSERT_TRUE(records->voice().save_ruling(ruling(true)));
  ASSERT_TRUE(records->voice().save_choice({{"generic:discover", FlagAnswer::ignored}, "maud", 40}));
  const auto rulings = records->voice().rulings().value();
  ASSERT_EQ(rulings.size(), 2U);
  EXPECT_TRUE(rulings[1].let_go);
  EXPECT_EQ(records->voice().choices()->at(0).choice.key, "generic:discover");
  EXPECT_TRUE(records->verify()->whole());
}

TEST_F(VoiceShelfTest, A_ruling_that_nobody_signed_so_and_a_text_that_was_changed_are_seen) {
  PieceRuling other = ruling(true);
  other.why = "no reason";
  ASSERT_TRUE(records->voice().save_ruling(other));
  ASSERT_TRUE(records->voice().save_text({{"v-1", "care", "May", "Zacht voor je huid."}, "maud", 10}));
  records.reset();
  meddle("UPDATE voice_texts SET text = 'Hard.'");
  records = Records::open(path).value();
  std::vector<std::string> named;
  const VerifyReport report = records->verify().value();
  for (const Damage& damage : report.damages) named.push_back(damage.kind + " " + damage.subject);
  EXPECT_THAT(named, ElementsAre("voice_ruling q-1#1", "voice_text v-1"));
}

}  // namespace
}  // namespace regie
