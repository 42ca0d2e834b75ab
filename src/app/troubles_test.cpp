// app/troubles_test.cpp - what does not work, since when.
#include "app/troubles.h"

#include <gtest/gtest.h>

namespace regie {
namespace {

Trouble trouble(const std::string& part, const std::string& say, std::int64_t since) {
  return {part, "acme", {"mail.unreachable", say, "", ""}, since};
}

TEST(Troubles, One_that_goes_on_keeps_its_beginning_and_tells_its_latest_words) {
  Troubles troubles;
  troubles.raise(trouble("mail", "first", 100));
  troubles.raise(trouble("mail", "second", 200));
  ASSERT_EQ(troubles.all().size(), 1U);
  EXPECT_EQ(troubles.all()[0].since_seconds, 100);
  EXPECT_EQ(troubles.all()[0].problem.say, "second");
}

TEST(Troubles, One_that_came_back_began_anew_and_the_oldest_comes_first) {
  Troubles troubles;
  troubles.raise(trouble("mail", "away", 100));
  troubles.clear("mail", "acme");
  EXPECT_TRUE(troubles.all().empty());
  troubles.raise(trouble("mail", "away", 300));
  troubles.raise(trouble("facts", "gone", 200));
  ASSERT_EQ(troubles.all().size(), 2U);
  EXPECT_EQ(troubles.all()[0].part, "facts");
  EXPECT_EQ(troubles.all()[1].since_seconds, 300);
}

}  // namespace
}  // namespace regie
