// base/base64_test.cpp - the vectors of RFC 4648.
#include "base/base64.h"

#include <gtest/gtest.h>

namespace regie {
namespace {

TEST(Base64, Gives_the_vectors_of_RFC_4648) {
  EXPECT_EQ(base64(""), "");
  EXPECT_EQ(base64("f"), "Zg==");
  EXPECT_EQ(base64("fo"), "Zm8=");
  EXPECT_EQ(base64("foo"), "Zm9v");
  EXPECT_EQ(base64("foobar"), "Zm9vYmFy");
  EXPECT_EQ(base64("\xff\xfe\xfd"), "//79");
}

}  // namespace
}  // namespace regie
