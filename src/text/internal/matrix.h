// text/internal/matrix.h - a matrix of 8-bit weights times a few rows of floats, by AVX2 or plainly.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace regie::text {

enum class Arithmetic { plain, avx2 };

/// What this processor can: looked up once.
[[nodiscard]] Arithmetic best_arithmetic();

/// Weights in panels of 16 columns: [column / 16][row][column % 16], a scale for each column, and what is
/// added.
struct Matrix {
  std::size_t rows = 0;
  std::size_t columns = 0;
  std::vector<float> scale;
  std::vector<float> bias;
  const std::int8_t* panels = nullptr;
};

/// out[t][column] = sum over row of x[t][row] * weight[row][column] * scale[column] + bias[column]
/// Holds: AVX2 and plain differ by rounding alone (fused against separate): below 1e-4 of a unit vector in
/// the end.
void multiply(Arithmetic arithmetic, const std::vector<float>& x, std::size_t count, const Matrix& matrix,
              std::vector<float>& out);

}  // namespace regie::text
