// app/easy_passwords.h - passwords that others try first: of breaches, and of words that lie around a desk.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace regie {

/// As passwords are compared with those of others: small letters, without spaces.
[[nodiscard]] std::string plain_password(std::string_view password);

/// Is it among the 5,000 most common of breaches that are long enough here, or of a few known letters?
/// Letters are small, without spaces: plain_password.
[[nodiscard]] bool is_common_password(const std::string& plain);

/// Is hardly anything left of it once words of this desk (names of people and workspaces among them), digits
/// and signs are taken out: "Regie-Acme-2026!"
[[nodiscard]] bool is_made_of_words(const std::string& plain, const std::vector<std::string>& around);

}  // namespace regie
