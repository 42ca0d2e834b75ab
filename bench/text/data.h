// bench/text/data.h - the shared text data as values: read where it lies, never copied.
#pragma once

#include <array>
#include <string>
#include <vector>

namespace regie::bench {

inline constexpr std::array group_names{"negative", "positive", "ambiguous", "neutral"};
inline constexpr std::array seven_names{"anger", "disgust", "fear", "joy", "sadness", "surprise", "neutral"};
inline constexpr std::size_t groups = 4;
inline constexpr std::size_t tones = 11;  // the 4 groups, then the 7 classes

/// A text and for each label 1 or 0.
struct Labelled {
  std::string text;
  std::vector<float> labels;
};

/// GoEmotions: the 28 labels folded into 4 groups and 7 classes, as its authors fold them. part: train, dev,
/// test.
[[nodiscard]] std::vector<Labelled> goemotions(const std::string& data, const std::string& part);

/// XED in Dutch: 4 groups. negative: anger, disgust, fear, sadness; positive: joy, trust; ambiguous:
/// surprise; neutral: anticipation alone.
struct XedLine {
  Labelled line;
  std::size_t fold;  // 0 to 4, by the letters of the line: equal lines fall together
};
[[nodiscard]] std::vector<XedLine> xed_nl(const std::string& data);

/// Lines of a file of XED, without labels. file: en-annotated.tsv, de-projections.tsv.
[[nodiscard]] std::vector<std::string> xed_texts(const std::string& data, const std::string& file);

/// TweetEval: one class of several. task: emotion, offensive, irony.
[[nodiscard]] std::vector<Labelled> tweet_eval(const std::string& data, const std::string& task,
                                               const std::string& part);

/// banking77: one class of 77.
[[nodiscard]] std::vector<Labelled> banking77(const std::string& data, const std::string& part);

/// Words with a polarity of at least .3 either way, as 4 groups. language: nl or en.
[[nodiscard]] std::vector<Labelled> lexicon(const std::string& data, const std::string& language);

/// Our own phrases: language, groups, text a line. Lines of another language are left out.
[[nodiscard]] std::vector<Labelled> own_phrases(const std::string& path, const std::string& language);

[[nodiscard]] std::vector<std::string> lines_of(const std::string& path);
[[nodiscard]] std::string bytes_of(const std::string& path);

}  // namespace regie::bench
