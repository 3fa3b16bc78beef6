#include "base/regex.h"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <mutex>
#include <optional>

#include "base/unicode.h"

namespace veritally {
namespace {

constexpr std::int64_t kMaxMemory = 8 << 20;

/// Groups up to this count, the whole match included, are found without allocation.
constexpr std::size_t kFewGroups = 16;

RE2::Options options(bool ignore_case) {
    RE2::Options options;
    options.set_log_errors(false);
    options.set_max_mem(kMaxMemory);
    options.set_case_sensitive(!ignore_case);
    return options;
}

re2::StringPiece piece(std::string_view text) {
    return {text.data(), text.size()};
}

/// Room for `size` values, on the stack where they are few.
template <class T>
class Slots {
  public:
    explicit Slots(std::size_t size) : size_(size) {
        if (size > kFewGroups) many_.resize(size);
    }
    T* data() { return many_.empty() ? few_.data() : many_.data(); }
    std::span<T> all() { return {data(), size_}; }

  private:
    std::size_t size_;
    std::array<T, kFewGroups> few_;
    std::vector<T> many_;
};

bool find_spans(const RE2& re, std::string_view text, std::uint32_t from, std::span<Span> spans) {
    if (from > text.size()) return false;
    // With groups RE2 would walk a short text step by step. Most texts match nothing, and its
    // automaton sees that at once.
    if (!re.Match(piece(text), from, text.size(), RE2::UNANCHORED, nullptr, 0)) return false;
    Slots<re2::StringPiece> groups(spans.size());
    if (!re.Match(piece(text), from, text.size(), RE2::UNANCHORED, groups.data(),
                  static_cast<int>(spans.size()))) {
        return false;
    }
    std::transform(groups.all().begin(), groups.all().end(), spans.begin(),
                   [text](const re2::StringPiece& group) {
                       if (group.data() == nullptr) return Span{};
                       const auto begin = static_cast<std::uint32_t>(group.data() - text.data());
                       return Span{begin, begin + static_cast<std::uint32_t>(group.size())};
                   });
    return true;
}

std::size_t group_count(const RE2& re) {
    return static_cast<std::size_t>(re.NumberOfCapturingGroups()) + 1;
}

}  // namespace

struct Regex::State {
    State(std::string_view pattern, bool ignore_case)
        : lazy_pattern(pattern), ignore_case(ignore_case) {}

    const RE2& re() {
        std::call_once(once, [this] { compile(lazy_pattern); });
        assert(re2->ok() && "a pattern of the project's own is wrong");
        return *re2;
    }

    void compile(std::string_view pattern) {
        re2.emplace(piece(pattern), options(ignore_case));
        if (!re2->ok()) return;
        names.resize(group_count(*re2));
        for (const auto& [index, name] : re2->CapturingGroupNames()) {
            names[static_cast<std::size_t>(index)] = name;
        }
    }

    std::string_view lazy_pattern;
    bool ignore_case;
    std::once_flag once;
    std::optional<RE2> re2;
    std::vector<std::string> names;
};

Regex::Regex(std::unique_ptr<State> state) : state_(std::move(state)) {}
Regex::Regex(Regex&&) noexcept = default;
Regex& Regex::operator=(Regex&&) noexcept = default;
Regex::~Regex() = default;

Regex Regex::lazy(std::string_view pattern, bool ignore_case) {
    return Regex(std::make_unique<State>(pattern, ignore_case));
}

Result<Regex> Regex::compile(std::string_view pattern, bool ignore_case) {
    auto state = std::make_unique<State>(pattern, ignore_case);
    std::call_once(state->once, [&] { state->compile(pattern); });
    if (!state->re2->ok()) {
        return Error{
            "not a regular expression: " + state->re2->error() + ": '" + std::string(pattern) + "'",
            "", "the syntax is RE2's, without look-around and back-references"};
    }
    state->lazy_pattern = state->re2->pattern();
    return Regex(std::move(state));
}

bool Regex::matches(std::string_view text) const {
    return state_->re().Match(piece(text), 0, text.size(), RE2::ANCHOR_BOTH, nullptr, 0);
}

bool Regex::found_in(std::string_view text) const {
    return state_->re().Match(piece(text), 0, text.size(), RE2::UNANCHORED, nullptr, 0);
}

bool Regex::find(std::string_view text, std::uint32_t from, std::vector<Span>& groups) const {
    const RE2& re = state_->re();
    groups.resize(group_count(re));
    return find_spans(re, text, from, groups);
}

void Regex::each(std::string_view text,
                 const std::function<bool(std::span<const Span>)>& each) const {
    const RE2& re = state_->re();
    Slots<Span> groups(group_count(re));
    const Span& whole = groups.all().front();
    std::optional<std::uint32_t> last_end;
    for (std::uint32_t from = 0; find_spans(re, text, from, groups.all());) {
        const bool repeats = whole.empty() && whole.begin == last_end;
        if (!repeats && !each(groups.all())) return;
        last_end = whole.end;
        from = whole.end;
        if (!whole.empty()) continue;
        if (from == text.size()) return;
        from += decode(text, from).size;
    }
}

const std::vector<std::string>& Regex::group_names() const {
    state_->re();
    return state_->names;
}

std::string_view Regex::pattern() const {
    return state_->lazy_pattern;
}

struct RegexSet::State {
    void compile() {
        bool added = true;
        for (std::string_view pattern : patterns) {
            added = set.Add(piece(pattern), nullptr) >= 0 && added;
        }
        assert(added && "a pattern is wrong");
        usable = added && set.Compile();
    }

    std::vector<std::string_view> patterns;
    RE2::Set set;
    std::once_flag once;
    bool usable = false;
};

RegexSet::RegexSet(std::vector<std::string_view> patterns, bool ignore_case)
    : state_(new State{std::move(patterns), {options(ignore_case), RE2::UNANCHORED}, {}}) {}
RegexSet::RegexSet(RegexSet&&) noexcept = default;
RegexSet& RegexSet::operator=(RegexSet&&) noexcept = default;
RegexSet::~RegexSet() = default;

bool RegexSet::may_be_found_in(std::string_view text) const {
    std::call_once(state_->once, [this] { state_->compile(); });
    RE2::Set::ErrorInfo error{RE2::Set::kNoError};
    return !state_->usable || state_->set.Match(piece(text), nullptr, &error) ||
           error.kind != RE2::Set::kNoError;
}

}  // namespace veritally
