// text/internal/matrix.cpp - a matrix of 8-bit weights times a few rows of floats, by AVX2 or plainly.
#include "text/internal/matrix.h"

#include <algorithm>
#include <array>

#include "base/ensure.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace regie::text {
namespace {

constexpr std::size_t panel = 16;    // columns: two AVX2 registers of floats
constexpr std::size_t rows_max = 6;  // 12 sums, 2 weights and 1 value fill the 16 registers

// The part of a product that one panel gives: `count` rows of x (each `depth` long), 16 columns.
struct Part {
  const float* x;
  std::size_t depth;
  const std::int8_t* weights;
  float* sums;  // [count][16]
};

void plain_part(const Part& part, std::size_t count) {
  for (std::size_t t = 0; t < count; ++t) {
    std::array<float, panel> sums{};
    for (std::size_t k = 0; k < part.depth; ++k) {
      const float value = part.x[t * part.depth + k];
      for (std::size_t c = 0; c < panel; ++c)
        sums[c] += value * static_cast<float>(part.weights[k * panel + c]);
    }
    std::copy(sums.begin(), sums.end(), part.sums + t * panel);
  }
}

#if defined(__x86_64__)
template <std::size_t Count>
__attribute__((target("avx2,fma"))) void avx2_rows(const Part& part) {
  __m256 sums[Count][2];
  for (std::size_t t = 0; t < Count; ++t) sums[t][0] = sums[t][1] = _mm256_setzero_ps();
  for (std::size_t k = 0; k < part.depth; ++k) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(part.weights + k * panel));
    const __m256 low = _mm256_cvtepi32_ps(_mm256_cvtepi8_epi32(bytes));
    const __m256 high = _mm256_cvtepi32_ps(_mm256_cvtepi8_epi32(_mm_srli_si128(bytes, 8)));
    for (std::size_t t = 0; t < Count; ++t) {
      const __m256 value = _mm256_broadcast_ss(part.x + t * part.depth + k);
      sums[t][0] = _mm256_fmadd_ps(value, low, sums[t][0]);
      sums[t][1] = _mm256_fmadd_ps(value, high, sums[t][1]);
    }
  }
  for (std::size_t t = 0; t < Count; ++t) {
    _mm256_storeu_ps(part.sums + t * panel, sums[t][0]);
    _mm256_storeu_ps(part.sums + t * panel + 8, sums[t][1]);
  }
}

void avx2_part(const Part& part, std::size_t count) {
  switch (count) {
    case 1:
      return avx2_rows<1>(part);
    case 2:
      return avx2_rows<2>(part);
    case 3:
      return avx2_rows<3>(part);
    case 4:
      return avx2_rows<4>(part);
    case 5:
      return avx2_rows<5>(part);
    default:
      return avx2_rows<6>(part);
  }
}
#endif

}  // namespace

Arithmetic best_arithmetic() {
#if defined(__x86_64__)
  static const bool can = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
  return can ? Arithmetic::avx2 : Arithmetic::plain;
#else
  return Arithmetic::plain;
#endif
}

void multiply(Arithmetic arithmetic, const std::vector<float>& x, std::size_t count, const Matrix& matrix,
              std::vector<float>& out) {
  ENSURE(x.size() >= count * matrix.rows && matrix.columns % panel == 0);
  out.resize(count * matrix.columns);
  std::array<float, rows_max * panel> sums{};
  for (std::size_t column = 0; column < matrix.columns; column += panel) {
    for (std::size_t row = 0; row < count; row += rows_max) {
      const std::size_t here = std::min(rows_max, count - row);
      const Part part{x.data() + row * matrix.rows, matrix.rows, matrix.panels + column * matrix.rows,
                      sums.data()};
#if defined(__x86_64__)
      arithmetic == Arithmetic::avx2 ? avx2_part(part, here) : plain_part(part, here);
#else
      static_cast<void>(arithmetic);
      plain_part(part, here);
#endif
      for (std::size_t t = 0; t < here; ++t)
        for (std::size_t c = 0; c < panel; ++c)
          out[(row + t) * matrix.columns + column + c] =
              sums[t * panel + c] * matrix.scale[column + c] + matrix.bias[column + c];
    }
  }
}

}  // namespace regie::text
