// base/slice_test.cpp - slices as people write them.
#include "base/slice.h"

#include <gtest/gtest.h>

namespace regie {
namespace {

TEST(Slice, Keeps_commas_inside_values) {
  const auto slice = parse_slice("campaign=Boots, red,country=NL");
  ASSERT_TRUE(slice);
  EXPECT_EQ(*slice, (Slice{{"campaign", "Boots, red"}, {"country", "NL"}}));
  EXPECT_FALSE(parse_slice("campaign"));
  EXPECT_TRUE(parse_slice("")->empty());
}

}  // namespace
}  // namespace regie
