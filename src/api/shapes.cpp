// api/shapes.cpp - shapes.txt read, held against JSON, and told as JSON Schema.
#include "api/shapes.h"

#include <algorithm>
#include <charconv>

#include "base/ensure.h"
#include "base/plain_text.h"

namespace regie {

[[nodiscard]] std::string_view shapes_text();  // made at build time

namespace {

using Kind = ShapeType::Kind;

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\r')) text.remove_suffix(1);
  return text;
}

std::vector<std::string> split(std::string_view text, char at) {
  std::vector<std::string> parts;
  while (true) {
    const std::size_t end = text.find(at);
    parts.emplace_back(trimmed(text.substr(0, end)));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

ShapeType parse_type(std::string_view text) {
  ShapeType type;
  text = trimmed(text);
  ENSURE(!text.empty());
  if (text.back() == '?') {
    type.or_null = true;
    text.remove_suffix(1);
  }
  const std::map<std::string_view, Kind> plain{{"text", Kind::text},     {"integer", Kind::integer},
                                               {"number", Kind::number}, {"boolean", Kind::boolean},
                                               {"day", Kind::day},       {"any", Kind::any}};
  if (const auto found = plain.find(text); found != plain.end()) {
    type.kind = found->second;
  } else if (text.front() == '[' || text.front() == '{') {
    type.kind = text.front() == '[' ? Kind::list : Kind::map;
    type.inner.push_back(parse_type(text.substr(1, text.size() - 2)));
  } else if (text.starts_with("text(")) {
    const auto read = std::from_chars(text.data() + 5, text.data() + text.size(), type.letters_max);
    ENSURE(read.ec == std::errc());
  } else if (text.find('|') != std::string_view::npos) {
    type.kind = Kind::choice;
    type.choices = split(text, '|');
  } else if (text.find('.') != std::string_view::npos) {
    ENSURE(false);  // a choice of one is no choice
  } else {
    type.kind = Kind::shape;
    type.name = text;
  }
  return type;
}

tl::unexpected<Problem> misfit(const std::string& where, const std::string& wanted) {
  return fail("http.bad_body",
              (where.empty() ? std::string("The body") : "\"" + where + "\"") + " is not " + wanted + ".",
              "Nothing was changed.", "See the shapes at /api/v1/openapi.json");
}

std::string words_of(const ShapeType& type) {
  switch (type.kind) {
    case Kind::text:
      return type.letters_max == 0 ? "a text"
                                   : "a text of at most " + std::to_string(type.letters_max) + " letters";
    case Kind::integer:
      return "a whole number";
    case Kind::number:
      return "a number";
    case Kind::boolean:
      return "true or false";
    case Kind::day:
      return "a day like 2026-03-16";
    case Kind::list:
      return "a list";
    case Kind::choice: {
      std::string words = "one of";
      for (const std::string& choice : type.choices) words += " " + choice;
      return words;
    }
    case Kind::map:
    case Kind::shape:
    case Kind::any:
      break;
  }
  return "an object";
}

bool is_text(const ShapeType& type, const Json& value) {
  if (!value.is_string()) return false;
  const auto& text = value.get_ref<const std::string&>();
  return (type.letters_max == 0 || text.size() <= type.letters_max) && is_plain_text(text);
}

bool is_value(const ShapeType& type, const Json& value) {
  constexpr double exact_max = 9007199254740991.0;  // what every reader of JSON holds exactly
  switch (type.kind) {
    case Kind::text:
      return is_text(type, value);
    case Kind::integer:
      return value.is_number_integer() && std::abs(value.get<double>()) <= exact_max;
    case Kind::number:
      return value.is_number();
    case Kind::boolean:
      return value.is_boolean();
    case Kind::day:
      return value.is_string() && Day::parse_iso(value.get<std::string>()).has_value();
    case Kind::choice:
      return value.is_string() && std::find(type.choices.begin(), type.choices.end(),
                                            value.get<std::string>()) != type.choices.end();
    case Kind::list:
      return value.is_array();
    case Kind::map:
    case Kind::shape:
      return value.is_object();
    case Kind::any:
      return true;
  }
  return false;
}

Result<Done> check_fields(const Shapes& all, const std::vector<ShapeField>& fields, const Json& value,
                          const std::string& where);

Result<Done> check_type(const Shapes& all, const ShapeType& type, const Json& value,
                        const std::string& where) {
  if (value.is_null() && type.or_null) return Done{};
  if (!is_value(type, value)) return misfit(where, words_of(type));
  if (type.kind == Kind::list) {
    for (std::size_t i = 0; i < value.size(); ++i)
      TRY_DONE(check_type(all, type.inner.front(), value[i], where + "[" + std::to_string(i) + "]"));
  } else if (type.kind == Kind::map) {
    for (const auto& [key, inner] : value.items())
      TRY_DONE(check_type(all, type.inner.front(), inner, where.empty() ? key : where + "." + key));
  } else if (type.kind == Kind::shape) {
    return check_fields(all, *all.find(type.name), value, where);
  }
  return Done{};
}

Result<Done> check_fields(const Shapes& all, const std::vector<ShapeField>& fields, const Json& value,
                          const std::string& where) {
  const std::string before = where.empty() ? "" : where + ".";
  for (const ShapeField& field : fields) {
    const auto found = value.find(field.name);
    if (found != value.end()) {
      TRY_DONE(check_type(all, field.type, *found, before + field.name));
    } else if (!field.may_be_absent) {
      return misfit(before + field.name, "there; it must be " + words_of(field.type));
    }
  }
  for (const auto& [key, inner] : value.items())
    if (std::none_of(fields.begin(), fields.end(),
                     [&](const ShapeField& field) { return field.name == key; }))
      return misfit(before + key, "a field that is known here");
  return Done{};
}

Json schema_of(const ShapeType& type) {
  Json json;
  switch (type.kind) {
    case Kind::text:
      json = {{"type", "string"}};
      if (type.letters_max > 0) json["maxLength"] = type.letters_max;
      break;
    case Kind::integer:
      json = {{"type", "integer"}};
      break;
    case Kind::number:
      json = {{"type", "number"}};
      break;
    case Kind::boolean:
      json = {{"type", "boolean"}};
      break;
    case Kind::day:
      json = {{"type", "string"}, {"format", "date"}};
      break;
    case Kind::choice:
      json = {{"type", "string"}, {"enum", type.choices}};
      break;
    case Kind::list:
      json = {{"type", "array"}, {"items", schema_of(type.inner.front())}};
      break;
    case Kind::map:
      json = {{"type", "object"}, {"additionalProperties", schema_of(type.inner.front())}};
      break;
    case Kind::shape:
      json = {{"$ref", "#/components/schemas/" + type.name}};
      break;
    case Kind::any:
      json = Json::object();
      break;
  }
  if (type.or_null) return {{"anyOf", Json::array({json, {{"type", "null"}}})}};
  return json;
}

}  // namespace

const std::vector<ShapeField>* Shapes::find(std::string_view name) const {
  for (const auto& [known, fields] : all)
    if (known == name) return &fields;
  return nullptr;
}

Shapes parse_shapes(std::string_view text) {
  Shapes shapes;
  for (const std::string& raw : split(text, '\n')) {
    // split() trims: what follows a name that is no field is told by the colon.
    const std::string_view line = trimmed(std::string_view(raw).substr(0, raw.find('#')));
    if (line.empty()) continue;
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) {
      shapes.all.emplace_back(line, std::vector<ShapeField>{});
      continue;
    }
    ENSURE(!shapes.all.empty());
    ShapeField field;
    std::string_view name = trimmed(line.substr(0, colon));
    field.may_be_absent = name.ends_with('?');
    if (field.may_be_absent) name.remove_suffix(1);
    field.name = name;
    field.type = parse_type(line.substr(colon + 1));
    shapes.all.back().second.push_back(std::move(field));
  }
  return shapes;
}

const Shapes& shapes() {
  static const Shapes known = parse_shapes(shapes_text());
  return known;
}

Result<Done> check_shape(const Shapes& shapes, const std::string& name, const Json& value) {
  const std::vector<ShapeField>* fields = shapes.find(name);
  ENSURE(fields != nullptr);
  if (!value.is_object()) return misfit("", "an object");
  return check_fields(shapes, *fields, value, "");
}

Json schemas_of(const Shapes& shapes) {
  Json json = Json::object();
  for (const auto& [name, fields] : shapes.all) {
    Json properties = Json::object();
    Json required = Json::array();
    for (const ShapeField& field : fields) {
      properties[field.name] = schema_of(field.type);
      if (!field.may_be_absent) required.push_back(field.name);
    }
    json[name] = {{"type", "object"},
                  {"required", required},
                  {"properties", properties},
                  {"additionalProperties", false}};
  }
  return json;
}

}  // namespace regie
