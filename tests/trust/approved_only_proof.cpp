// tests/trust/approved_only_proof.cpp - a random walk over everything that can happen to what leaves, through
// the verbs of the program, beside a small model of its own that knows what may.
#include <fmt/format.h>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/accounts.h"
#include "app/approve.h"
#include "app/draft.h"
#include "app/hold.h"
#include "app/mailing.h"
#include "app/outbox.h"
#include "app/suppress.h"
#include "app/testing/desk.h"
#include "app/testing/sign_ins.h"
#include "base/random.h"
#include "base/testing/fake_secrets.h"
#include "tests/trust/proof.h"

namespace regie {
namespace {

constexpr std::int64_t steps_a_workspace = 500;  // then a fresh one: histories stay short, the walk quick
constexpr std::size_t things_max = 60;           // drafts and mailings of one workspace
const std::vector<std::string> addresses{"ada@a.example", "bo@b.example", "cy@c.example"};
const std::vector<std::string> people{"maud", "bram", "kees"};

/// What the model knows of a sentence: nothing but its letters and whether they are a person's.
struct ModelSentence {
  std::string text;
  bool is_human = false;
};
enum class ModelState { waiting, sent, in_doubt, refused, gone };
struct ModelLetter {
  std::string content;
  ModelState state = ModelState::waiting;
  std::int64_t next_at = 0;
  int may_still_leave = 1;  // times
};
struct Thing {
  std::string id;
  std::string subject;
  std::string thread;
  bool is_mailing = false;
  std::vector<ModelSentence> sentences;
  std::string to;                              // of a draft
  std::string approver;                        // of the approval that holds
  std::map<std::string, ModelLetter> letters;  // by address
};

struct Model {
  bool held = false;
  std::map<std::string, bool> suppressed;
  std::map<std::string, ThreadMood> moods;
  std::map<std::string, Role> roles;
  std::map<std::string, bool> closed;
  std::string sender = "desk@acme.example";
  std::vector<Thing> things;

  [[nodiscard]] bool may_sign(const std::string& name) const {
    return !closed.at(name) && roles.at(name) != Role::viewer;
  }
  [[nodiscard]] static std::string text_of(const Thing& thing) {
    std::string text;
    for (const ModelSentence& sentence : thing.sentences) text += sentence.text;
    return text;
  }
  [[nodiscard]] std::string content(const Thing& thing, const std::string& to) const {
    const std::string text = thing.is_mailing ? "Dear " + to.substr(0, to.find('@')) + "!" : text_of(thing);
    return sender + "|" + to + "|" + thing.subject + "|" + text;
  }
  [[nodiscard]] bool words_may(const Thing& thing) const {
    if (thing.is_mailing) return true;
    int human = 0;
    for (const ModelSentence& sentence : thing.sentences) human += sentence.is_human;
    if (human == 0) return false;
    const ThreadMood mood = moods.at(thing.thread);
    return !(mood.upset || mood.unsure) || human == static_cast<int>(thing.sentences.size());
  }
};

bool is_quiet_now(std::int64_t now) {
  const std::int64_t hour = now % 86'400 / 3600;
  const bool is_sunday = (now / 86'400 + 4) % 7 == 0;
  return is_sunday || hour >= 20 || hour < 8;
}

struct Counted {
  std::int64_t steps = 0;
  std::int64_t sent = 0;
  std::int64_t refused_by_wall = 0;
  std::int64_t broken = 0;
  std::string first;
  void wrong(const std::string& what) {
    ++broken;
    if (first.empty()) first = what;
  }
};

/// Sees every letter that leaves and holds it against the model.
class Gate : public Outgoing {
 public:
  Gate(Model& model, Counted& counted, MovingClock& clock)
      : model_(model), counted_(counted), clock_(clock) {}
  [[nodiscard]] Result<int> post(const Notice&) override { return 200; }
  [[nodiscard]] Result<ServerAnswer> ask(const Notice& question) override {
    if (question.body.find("calm") == std::string::npos)
      counted_.wrong("a model was asked for a delicate thread");
    return ServerAnswer{200, "Machine one. Machine two."};
  }
  [[nodiscard]] Result<Done> mail(const MailServer& server, const Letter& letter) override {
    ++counted_.sent;
    ModelLetter* known = look(server, letter);
    const int end = next_end;
    if (known != nullptr) {
      --known->may_still_leave;
      known->state = end == 0 ? ModelState::sent : end == 1 ? ModelState::in_doubt : ModelState::refused;
      if (end == 3) {
        known->state = ModelState::waiting;
        known->next_at = clock_.now + 1;  // not in the run at hand
        ++known->may_still_leave;
      }
    }
    if (end == 0) return Done{};
    const char* code = end == 1 ? "mail.in_doubt" : end == 2 ? "mail.refused" : "mail.unreachable";
    return fail(code, "as the walk wants it");
  }
  int next_end = 0;

 private:
  ModelLetter* look(const MailServer& server, const Letter& letter) {
    for (Thing& thing : model_.things) {
      if (thing.subject != letter.subject) continue;
      const auto found = thing.letters.find(letter.to);
      const std::string content = server.sender + "|" + letter.to + "|" + letter.subject + "|" + letter.text;
      if (found == thing.letters.end() || found->second.content != content)
        counted_.wrong("left without an approval of this content: " + content);
      else if (found->second.may_still_leave < 1 || found->second.state != ModelState::waiting)
        counted_.wrong("left twice: " + content);
      if (model_.held) counted_.wrong("left while held");
      if (!model_.may_sign(thing.approver)) counted_.wrong("left by an approver without the right");
      if (model_.suppressed[letter.to]) counted_.wrong("left to a suppressed address");
      if (!model_.words_may(thing)) counted_.wrong("machine words left: " + content);
      if (thing.is_mailing && is_quiet_now(clock_.now)) counted_.wrong("a mailing left in quiet hours");
      return found == thing.letters.end() ? nullptr : &found->second;
    }
    counted_.wrong("left, and nobody wrote it: " + letter.subject);
    return nullptr;
  }
  Model& model_;
  Counted& counted_;
  MovingClock& clock_;
};

class Walk : TestWorld<MovingClock> {
 public:
  Walk(std::uint64_t seed, Counted& counted)
      : random_(seed), counted_(counted), gate_(model_, counted, clock) {
    WorkspaceSettings settings;
    settings.name = "Acme";
    settings.time_zone = "UTC";
    static_cast<void>(init_workspace(world, scratch.file("acme"), settings).value());
    workspace_ = open_records(world, scratch.file("acme")).value();
    for (const std::string& name : people) {
      const char* role = name == "maud" ? "owner" : name == "bram" ? "marketer" : "viewer";
      static_cast<void>(
          add_account(world, workspace_, {name, "", role, name == "maud" ? "" : "maud"}).value());
      model_.roles[name] = role_of(role).value();
      model_.closed[name] = false;
    }
    OutboxSettingsChange quick;
    quick.per_minute = 6'000;
    quick.per_day = 1'000'000;
    quick.model_url = "http://127.0.0.1:1/v1";
    quick.model = "m";
    quick.by = "maud";
    static_cast<void>(change_outbox_settings(world, workspace_, secrets_, quick).value());
    for (const char* thread : {"t-0", "t-1", "t-2"}) model_.moods[thread] = {};
    server_.host = "127.0.0.1";
  }

  void step() {
    ++counted_.steps;
    clock.now += static_cast<std::int64_t>(random_.below(3));
    const std::uint64_t kind = random_.below(100);
    if (kind < 12) return begin();
    if (kind < 32) return change();
    if (kind < 50) return approve_one();
    if (kind < 53) return withdraw_one();
    if (kind < 54) return hold();
    if (kind < 60) return release();
    if (kind < 63) return suppress_one();
    if (kind < 67) return change_mood();
    if (kind < 70) return change_person();
    if (kind < 71) return restored();
    if (kind < 73) return change_sender();
    if (kind < 79) return settle();
    if (kind < 82) return void(clock.now += static_cast<std::int64_t>(random_.below(9 * 3600)));
    send();
  }

 private:
  std::string pick(const std::vector<std::string>& from) { return from[random_.below(from.size())]; }
  /// Mostly one of the last: those before have left.
  Thing* pick_thing() {
    constexpr std::size_t recent = 6;
    const std::size_t size = model_.things.size();
    if (size == 0) return nullptr;
    const std::size_t from = size > recent && random_.below(4) > 0 ? size - recent : 0;
    return &model_.things[from + random_.below(size - from)];
  }
  /// More often somebody who may: else little leaves, and little is seen.
  std::string somebody() { return random_.below(3) > 0 ? people[random_.below(2)] : pick(people); }
  SenderLine sender() { return {model_.sender, ""}; }
  MoodOf mood_of() {
    return [this](const Workspace&, const Draft& draft) { return model_.moods.at(draft.thread); };
  }
  bool accounts_may(const std::string& by) { return model_.may_sign(by); }
  void expect(bool really, bool in_model, const std::string& what) {
    if (really != in_model)
      counted_.wrong(what + (really ? " was let, the model says no" : " was refused, the model says yes"));
    counted_.refused_by_wall += !really;
  }

  void begin() {
    if (model_.things.size() >= things_max) return;
    Thing thing;
    thing.subject = fmt::format("S{}", ++made_);
    const std::string by = somebody();
    if (random_.below(4) == 0) return begin_mailing(std::move(thing), by);
    thing.thread = fmt::format("t-{}", random_.below(3));
    thing.to = pick(addresses);
    NewDraft request{thing.to, thing.subject, "", thing.thread, "", by};
    const std::uint64_t way = random_.below(3);
    Result<DraftView> made = tl::unexpected(Problem{});
    if (way == 0) {
      request.text = "Person one. Person two.";
      thing.sentences = {{"Person one. ", true}, {"Person two.", true}};
      made = new_draft(world, workspace_, request);
    } else if (way == 1) {
      request.question = "delivery question";
      thing.sentences = {{"Past one. ", false}, {"Past two.", false}};
      made = find_draft(world, workspace_, request,
                        {{{"past", "delivery question", "Past one. Past two."}}, {}});
      // A reply of its own that left before may be nearer: only the texts of the walk's own are modelled.
      if (made && text_of(made->version.draft) != "Past one. Past two.") {
        thing.sentences.clear();
        for (const Sentence& one : made->version.draft.sentences)
          thing.sentences.push_back({one.text, false});
      }
    } else {
      const ThreadMood mood = model_.moods.at(thing.thread);
      const bool is_calm = !mood.upset && !mood.unsure;
      request.question = is_calm ? "calm" : "delicate";
      thing.sentences = {{"Machine one. ", false}, {"Machine two.", false}};
      const ModelWords words{[](const std::string&, const std::string& question) { return question; },
                             [](const std::string& answer) -> Result<std::string> { return answer; }};
      made = ask_model_draft(world, workspace_, request, {gate_, secrets_, words, mood_of()});
      expect(made.has_value(), accounts_may(by) && is_calm && !model_.held, "a question to the model");
      if (!made) return;
    }
    if (way != 2) expect(made.has_value(), accounts_may(by), "a draft");
    if (!made) return;
    thing.id = made->version.draft.id;
    model_.things.push_back(std::move(thing));
  }

  void begin_mailing(Thing thing, const std::string& by) {
    thing.is_mailing = true;
    std::string list = "address,name\n";
    for (const std::string& to : addresses) list += to + "," + to.substr(0, to.find('@')) + "\n";
    list += "dee@d.example,\n";  // without a name: set aside
    const auto made = new_mailing(world, workspace_, sender(), {{thing.subject, "Dear {{name}}!"}, list, by});
    expect(made.has_value(), accounts_may(by), "a mailing");
    if (!made) return;
    thing.id = made->record.id;
    model_.things.push_back(std::move(thing));
  }

  static bool is_fixed(const Thing& thing) {
    for (const auto& [to, letter] : thing.letters)
      if (letter.state == ModelState::sent || letter.state == ModelState::in_doubt) return true;
    return false;
  }
  static void void_approval(Thing& thing) {
    for (auto& [to, letter] : thing.letters)
      if (letter.state == ModelState::waiting) letter.state = ModelState::gone;
  }

  void change() {
    Thing* thing = pick_thing();
    if (thing == nullptr || thing->is_mailing) return;
    const std::string by = somebody();
    const std::size_t place = random_.below(4);
    const auto kind = static_cast<ChangeDraft::Kind>(random_.below(3));
    const std::string text = fmt::format("Mine {}. ", ++made_);
    const bool done = change_draft(world, workspace_, {thing->id, kind, place, text, by}).has_value();
    const std::size_t size = thing->sentences.size();
    const bool has_place = kind == ChangeDraft::Kind::insert ? place <= size : place < size;
    expect(done, accounts_may(by) && has_place && !is_fixed(*thing), "a change");
    if (!done) return;
    void_approval(*thing);
    const auto at = thing->sentences.begin() + static_cast<std::ptrdiff_t>(place);
    if (kind == ChangeDraft::Kind::edit) {
      *at = {text, true};
    } else if (kind == ChangeDraft::Kind::remove) {
      thing->sentences.erase(at);
    } else {
      const bool is_last = place == size;
      if (is_last && size > 0 && !thing->sentences.back().text.ends_with(' '))
        thing->sentences.back().text += ' ';
      thing->sentences.insert(thing->sentences.begin() + static_cast<std::ptrdiff_t>(place), {text, true});
    }
  }

  void approve_one() {
    Thing* thing = pick_thing();
    if (thing == nullptr) return;
    const std::string by = somebody();
    const auto approved = approve(world, workspace_, {thing->id, by, ""}, {secrets_, sender(), mood_of()});
    const bool done = approved.has_value();
    bool is_free = true;
    for (const auto& [to, letter] : thing->letters)
      is_free &= letter.state == ModelState::gone || letter.state == ModelState::refused;
    const bool may = accounts_may(by) && is_free && model_.words_may(*thing) &&
                     (thing->is_mailing || !model_.suppressed[thing->to]);
    expect(done, may, done ? "an approval" : "an approval (" + approved.error().code + ")");
    if (!done) return;
    thing->approver = by;
    thing->letters.clear();
    for (const std::string& to : thing->is_mailing ? addresses : std::vector<std::string>{thing->to})
      thing->letters[to] = {model_.content(*thing, to)};
  }

  void withdraw_one() {
    Thing* thing = pick_thing();
    if (thing == nullptr) return;
    const std::string by = somebody();
    const bool done = withdraw(world, workspace_, {thing->id, by, ""}).has_value();
    expect(done, accounts_may(by), "taking an approval back");
    if (done) void_approval(*thing);
  }

  void hold() {
    static_cast<void>(hold_outgoing(world, workspace_, {"a step", ""}).value());
    model_.held = true;
  }
  void release() {
    const std::string by = somebody();
    const bool done = release_outgoing(world, workspace_, {"a step", by}).has_value();
    expect(done, model_.held && by == "maud", "a release");
    if (done) model_.held = false;
  }
  void suppress_one() {
    const std::string address = pick(addresses);
    if (model_.suppressed[address]) {
      static_cast<void>(lift_suppression(world, workspace_, secrets_, {address, "a step", "maud"}).value());
      model_.suppressed[address] = false;
      return;
    }
    static_cast<void>(suppress(world, workspace_, secrets_, {address, "a step", "maud"}).value());
    model_.suppressed[address] = true;
  }
  void change_mood() {
    ThreadMood& mood = model_.moods.at(fmt::format("t-{}", random_.below(3)));
    mood = {random_.below(5) == 0, random_.below(5) == 0};
  }
  void change_person() {
    if (model_.closed["bram"]) return;
    if (random_.below(5) == 0) {
      static_cast<void>(close_account(world, workspace_, {"bram", "", "", "maud"}).value());
      model_.closed["bram"] = true;
      return;
    }
    const bool is_viewer = model_.roles["bram"] == Role::viewer;
    static_cast<void>(
        change_account(world, workspace_, {"bram", "", is_viewer ? "marketer" : "viewer", "maud"}).value());
    model_.roles["bram"] = is_viewer ? Role::marketer : Role::viewer;
  }
  /// What restoring does to the records it has put back.
  void restored() {
    static_cast<void>(hold_restored(world, workspace_, "a step").value());
    model_.held = true;
    for (Thing& thing : model_.things)
      for (auto& [to, letter] : thing.letters)
        if (letter.state == ModelState::waiting) letter.state = ModelState::in_doubt;
  }
  void change_sender() {
    model_.sender = model_.sender == "desk@acme.example" ? "info@acme.example" : "desk@acme.example";
  }

  void settle() {
    const auto letters = list_outbox(workspace_, true).value();
    if (letters.empty()) return;
    const LetterRow& row = letters[random_.below(letters.size())];
    const std::string by = somebody();
    const auto as = static_cast<Settling>(random_.below(3));
    const bool done = settle_letter(world, workspace_, {row.letter.id, as, by, "a step"}).has_value();
    Thing* owner = nullptr;
    for (Thing& thing : model_.things)
      if (thing.id == row.letter.of) owner = &thing;
    const bool is_current = owner != nullptr && is_of_last_approval(row.letter);
    if (!done || !is_current) return;  // letters of earlier approvals never leave: the gate would tell
    ModelLetter& letter = owner->letters.at(row.address);
    if (as == Settling::send_again) {
      if (letter.state == ModelState::in_doubt) ++letter.may_still_leave;
      if (letter.state == ModelState::refused) ++letter.may_still_leave;
      letter.may_still_leave = 1;
      letter.next_at = 0;
      letter.state = ModelState::waiting;
    } else {
      letter.state = as == Settling::arrived ? ModelState::sent : ModelState::gone;
    }
    if (!accounts_may(by)) counted_.wrong("settled by somebody without the right");
  }
  bool is_of_last_approval(const LetterNow& letter) {
    const auto approval = workspace_.records->outbox().approval(letter.of).value();
    return approval && approval->number == letter.approval;
  }

  /// A letter that met the list of suppressions is ended, and only such a one.
  void note_suppressed() {
    const auto rows = list_outbox(workspace_, true).value();
    for (const LetterRow& row : rows) {
      if (row.letter.state != LetterState::suppressed || !is_of_last_approval(row.letter)) continue;
      for (Thing& thing : model_.things) {
        if (thing.id != row.letter.of) continue;
        ModelLetter& letter = thing.letters.at(row.address);
        if (letter.state == ModelState::waiting && !model_.suppressed[row.address])
          counted_.wrong("ended as suppressed, and is not: " + row.address);
        letter.state = ModelState::gone;
      }
    }
  }

  /// Nothing that may leave may stay either: else a program that sends nothing would pass.
  void send() {
    gate_.next_end = random_.below(3) == 0 ? static_cast<int>(random_.below(4)) : 0;
    server_.sender = model_.sender;
    Sending sending{world,
                    secrets_,
                    gate_,
                    server_,
                    [this](const auto& action) { return action(workspace_); },
                    scratch.file("acme"),
                    mood_of()};
    const auto outcome = send_waiting(sending);
    if (!outcome) return counted_.wrong("sending failed: " + outcome.error().code);
    note_suppressed();
    if (outcome->paused) return;
    for (Thing& thing : model_.things)
      for (auto& [to, letter] : thing.letters) {
        if (letter.state != ModelState::waiting || letter.next_at > 0) continue;
        const bool may = !model_.held && model_.may_sign(thing.approver) && model_.words_may(thing) &&
                         letter.content == model_.content(thing, to) && !model_.suppressed[to] &&
                         !(thing.is_mailing && is_quiet_now(clock.now));
        if (may) counted_.wrong("stayed, and might have left: " + letter.content);
      }
  }

  Random random_;
  Counted& counted_;
  Model model_;
  FakeSecrets secrets_;
  Gate gate_;
  MailServer server_;
  Workspace workspace_;
  int made_ = 0;
};

}  // namespace
}  // namespace regie

int main(int count, char** words) {
  using namespace regie;
  const auto asked = trust::asked(count, words);
  Counted counted;
  for (std::uint64_t seed = 1; counted.steps < asked.size && counted.broken == 0; ++seed) {
    Walk walk(seed, counted);
    for (std::int64_t i = 0; i < steps_a_workspace && counted.steps < asked.size; ++i) walk.step();
  }
  if (!counted.first.empty()) std::puts(counted.first.c_str());
  return trust::tell(
      counted.broken == 0 && counted.sent > 0,
      fmt::format("{} steps, {} letters left, {} times refused: {} left without an approval of "
                  "exactly that content, by somebody with the right",
                  counted.steps, counted.sent, counted.refused_by_wall, counted.broken));
}
