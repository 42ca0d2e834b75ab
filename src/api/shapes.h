// api/shapes.h - the JSON shapes of shapes.txt: checks what comes in, and writes them down as JSON Schema.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "api/internal/json_values.h"
#include "base/result.h"

namespace regie {

/// A type of shapes.txt: a name with parts, or one of the built-in ones.
struct ShapeType {
  enum class Kind { text, integer, number, boolean, day, any, list, map, choice, shape };
  Kind kind = Kind::text;
  bool or_null = false;
  std::size_t letters_max = 0;       // of a text; 0 = as much as a body may hold
  std::vector<std::string> choices;  // of a choice
  std::string name;                  // of a shape
  std::vector<ShapeType> inner;      // one, of a list or a map
};

struct ShapeField {
  std::string name;
  bool may_be_absent = false;
  ShapeType type;
};

/// Shapes by name, in the order of the file.
struct Shapes {
  std::vector<std::pair<std::string, std::vector<ShapeField>>> all;
  [[nodiscard]] const std::vector<ShapeField>* find(std::string_view name) const;
};

/// Requires: a well-formed text; a mistake in it is a bug.
[[nodiscard]] Shapes parse_shapes(std::string_view text);
/// Those of shapes.txt, put into the program at build time.
[[nodiscard]] const Shapes& shapes();

/// Fails: http.bad_body, with the field that does not fit and what would.
[[nodiscard]] Result<Done> check_shape(const Shapes& shapes, const std::string& name, const Json& value);

/// JSON Schema 2020-12 of every shape, for OpenAPI's components.
[[nodiscard]] Json schemas_of(const Shapes& shapes);

}  // namespace regie
