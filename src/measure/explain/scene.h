// measure/explain/scene.h - what is known around a change: which neighbours moved with it and which stood.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "measure/explain/explain.h"
#include "measure/explain/rules.h"

namespace regie::explaining {

enum class Moved { up, down, still, cannot_tell };

/// The input of explain() with each neighbour's move decided once.
class Scene {
 public:
  explicit Scene(const ExplainInput& input);

  struct Place {
    Slice slice;
    Moved moved = Moved::cannot_tell;
  };

  [[nodiscard]] const ExplainInput& input() const { return input_; }
  [[nodiscard]] Moved self() const { return self_; }
  [[nodiscard]] double relative() const { return relative_; }  // of the change itself; -0.4 = fell 40 %
  /// The same metric in places that share nothing with that of the change; sorted.
  [[nodiscard]] const std::vector<Place>& siblings() const { return siblings_; }
  /// The same metric in parts of the place of the change; sorted.
  [[nodiscard]] const std::vector<Place>& parts() const { return parts_; }
  /// Another metric in the place of the change.
  [[nodiscard]] Moved same(std::string_view metric) const;
  /// Any metric of exactly this slice.
  [[nodiscard]] Moved at(std::string_view metric, const Slice& slice) const;
  [[nodiscard]] Moved judge(const Neighbour& neighbour) const;
  /// Yes, no, or nothing where it cannot be told.
  [[nodiscard]] std::optional<bool> holds(const std::vector<Term>& terms) const;

 private:
  [[nodiscard]] std::optional<bool> holds(const Term& term) const;
  [[nodiscard]] std::optional<bool> self_holds(const Term& term) const;
  [[nodiscard]] std::optional<bool> same_holds(const Term& term) const;
  [[nodiscard]] std::optional<bool> shifted(std::string_view metric, bool among_campaigns) const;
  [[nodiscard]] bool change_near(bool by_machine) const;

  const ExplainInput& input_;
  Moved self_;
  double relative_ = 0;
  std::vector<Place> siblings_;
  std::vector<Place> parts_;
};

[[nodiscard]] std::string word_of(Moved moved);                 // "up", "down", "still", "cannot tell"
[[nodiscard]] Moved asked(std::string_view state, Moved self);  // "with" -> the direction of the change

/// `where` without the platform, for a change in a slice that does not name one (all its figures come from
/// one platform); left alone where nothing else would remain.
[[nodiscard]] Slice in_words_of(const Slice& slice, Slice where);

/// The largest share of the change that one driver inside `where` carries; nothing without drivers.
[[nodiscard]] std::optional<double> driven_share(const ExplainInput& input, const Slice& where);

}  // namespace regie::explaining
