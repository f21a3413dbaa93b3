#include "schema.h"

enum { TITLE_COLUMNS = 40, NAME_COLUMNS = 40, LABEL_COLUMNS = 60, LINE_COLUMNS = 76 };
enum { OBSERVER_COLUMNS = 84, VERSION_COLUMNS = 16 };

#define COUNT(array) ((int)(sizeof(array) / sizeof *(array)))
#define TEXT(key, type, member, must, columns)                                                     \
    { (key), VALUE_TEXT, (must), offsetof(struct type, member), 0, (columns), NULL, NULL }
#define WORDS(key, type, member, must, allowed)                                                    \
    { (key), VALUE_TEXT, (must), offsetof(struct type, member), 0, 0, NULL, (allowed) }
#define YES_NO(key, type, member)                                                                  \
    { (key), VALUE_YES_NO, false, offsetof(struct type, member), 0, 0, NULL, NULL }
#define WHOLE(key, type, member, from, to)                                                         \
    { (key), VALUE_WHOLE, false, offsetof(struct type, member), (from), (to), NULL, NULL }
#define NUMBER(key, type, member, from, to)                                                        \
    { (key), VALUE_NUMBER, false, offsetof(struct type, member), (from), (to), NULL, NULL }
#define CHOICE(key, type, member, must, names)                                                     \
    { (key), VALUE_CHOICE, (must), offsetof(struct type, member), 0, 0, (names), NULL }
#define LIST(key, must, numbers)                                                                   \
    { (key), VALUE_LIST, (must), 0, 1, (numbers), NULL, NULL }

static const struct key_rule INSTRUMENT_KEYS[] = {
    {"id", VALUE_ID, true, offsetof(struct instrument, id), 0, 0, NULL, NULL},
    TEXT("version", instrument, version, true, VERSION_COLUMNS),
    WHOLE("scoring_version", instrument, scoring_version, 1, 1000000),
    TEXT("title", instrument, title, true, TITLE_COLUMNS),
    TEXT("language", instrument, language, true, VERSION_COLUMNS),
    TEXT("window", instrument, wording.window, true, LINE_COLUMNS),
    TEXT("window_short", instrument, wording.window_short, false, LINE_COLUMNS),
    WHOLE("item_seconds", instrument, item_seconds, 1, 600),
    WHOLE("scenario_seconds", instrument, scenario_seconds, 1, 600),
    LIST("welcome.#", true, PARAGRAPHS_MOST),
    LIST("limits.#", false, PARAGRAPHS_MOST),
};

static const struct key_rule RESPONSES_KEYS[] = {
    LIST("option.#", true, RESPONSES_MOST),
    LIST("help.#", false, RESPONSES_MOST),
    TEXT("none", instrument, no_chance, false, LABEL_COLUMNS),
};

static const struct key_rule SCALE_KEYS[] = {
    TEXT("name", scale, name, true, NAME_COLUMNS),
    TEXT("motto", scale, motto, false, LINE_COLUMNS),
    TEXT("about", scale, about, false, 0),
    YES_NO("all_facets", scale, all_facets),
};

static const struct key_rule FACET_KEYS[] = {
    LIST("scale", true, 0),
    TEXT("name", facet, name, true, NAME_COLUMNS),
    TEXT("about", facet, about, false, 0),
    LIST("tip.#", false, TIPS_MOST),
};

static const char *const FORM_NAMES[] = {"full", "full+short", "reserve", NULL};
static const char *const VISIBILITY_NAMES[] = {"high", "medium", "low", NULL};
const char *const ROLE_NAMES[] = {"other",      "team",   "desire", "reason",
                                  "instructed", "effort", NULL};

static const struct key_rule ITEM_KEYS[] = {
    LIST("facet", true, 0),
    TEXT("text", item_draft, text, true, LINE_COLUMNS),
    TEXT("observer", item_draft, observer, true, OBSERVER_COLUMNS),
    YES_NO("reversed", item_draft, reversed),
    CHOICE("form", item_draft, form, true, FORM_NAMES),
    YES_NO("team", item_draft, team),
    LIST("opposite", false, 0),
    CHOICE("visibility", item_draft, visibility, false, VISIBILITY_NAMES),
    TEXT("source", item_draft, source, true, 0),
};

static const struct key_rule SCENARIO_KEYS[] = {
    TEXT("text", scenario_draft, text, true, 0),
    LIST("option.*", true, 0),
    TEXT("source", scenario_draft, source, true, 0),
    YES_NO("reserve", scenario_draft, reserve),
};

static const struct key_rule QUESTION_KEYS[] = {
    TEXT("text", question_draft, text, true, 0),
    CHOICE("role", question_draft, role, false, ROLE_NAMES),
    LIST("option.#", false, RESPONSES_MOST),
    LIST("options", false, 0),
    WHOLE("expected", question_draft, expected, 1, RESPONSES_MOST),
    TEXT("source", question_draft, source, false, 0),
    YES_NO("reserve", question_draft, reserve),
};

static const struct key_rule ORDER_KEYS[] = {
    LIST("full", true, 0),
    LIST("full_no_team", false, 0),
    LIST("short", false, 0),
    LIST("short_no_team", false, 0),
};

static const struct key_rule LEVEL_KEYS[] = {
    TEXT("name", level, name, true, NAME_COLUMNS),
    WORDS("text", level, text, true, "{facet} {desire}"),
    LIST("needs", false, 0),
    YES_NO("team", level, team),
    WHOLE("includes", level, includes, 1, LEVELS_MOST),
};

static const struct key_rule SEM_KEYS[] = {
    NUMBER("facet", instrument, facet_sem, 0.01, 50),
    LIST("short.*", false, 0),
    LIST("*", false, 0),
};

static const struct key_rule CONSENT_KEYS[] = {
    TEXT("version", instrument, consent_version, true, VERSION_COLUMNS),
    TEXT("save", instrument, consents[CONSENT_SAVE], false, 0),
    TEXT("average", instrument, consents[CONSENT_AVERAGE], false, 0),
    TEXT("lead", instrument, consents[CONSENT_LEAD], false, 0),
    TEXT("research", instrument, consents[CONSENT_RESEARCH], false, 0),
    TEXT("change_mind", instrument, wording.change_mind, false, 0),
};

static const struct key_rule WORDING_KEYS[] = {
    WORDS("foot", wording, foot, false, "{date} {version}"),
    WORDS("team_foot", wording, team_foot, false, "{n}"),
    WORDS("provisional", wording, provisional, false, ""),
    WORDS("self_view", wording, self_view, false, ""),
    WORDS("no_team", wording, no_team, false, ""),
    WORDS("not_enough", wording, not_enough, false, ""),
    WORDS("short_form", wording, short_form, false, ""),
    WORDS("poor", wording, poor, false, ""),
    WORDS("second_look", wording, second_look, false, ""),
    WORDS("private_notice", wording, private_notice, false, ""),
    LIST("notice_scale", false, 0),
    WORDS("facet_low", wording, facet_low, false, ""),
    WORDS("facet_middle", wording, facet_middle, false, ""),
    WORDS("facet_high", wording, facet_high, false, ""),
    WORDS("leans", wording, leans, false, "{name}"),
    WORDS("leans_strongly", wording, leans_strongly, false, "{name}"),
    WORDS("mixed", wording, mixed, false, ""),
    WORDS("opposite_moment", wording, opposite_moment, false, ""),
};

static const struct key_rule QUALITY_KEYS[] = {
    WHOLE("fast_ms", quality_rules, fast_ms, 1, 600000),
    NUMBER("fast_share", quality_rules, fast_share, 0, 1),
    WHOLE("very_fast_ms", quality_rules, very_fast_ms, 1, 600000),
    WHOLE("same_run", quality_rules, same_run, 2, PROMPTS_MOST),
    NUMBER("spread", quality_rules, spread, 0, RESPONSES_MOST),
    NUMBER("contradiction", quality_rules, contradiction, 0.5, RESPONSES_MOST),
    WHOLE("contradictions", quality_rules, contradictions, 1, PROMPTS_MOST),
    WHOLE("contradictions_team", quality_rules, contradictions_team, 1, PROMPTS_MOST),
    WHOLE("poor_flags", quality_rules, poor_flags, 1, 5),
};

static const struct key_rule ORIENTATION_KEYS[] = {
    WHOLE("minimum", orientation_rules, minimum, 1, PROMPTS_MOST),
    WHOLE("leans", orientation_rules, leans, 1, PROMPTS_MOST),
    WHOLE("strong", orientation_rules, strong, 1, PROMPTS_MOST),
};

static const struct key_rule ADVICE_KEYS[] = {
    NUMBER("first_below", advice_rules, first_below, 0, 100),
    LIST("first", false, 0),
    NUMBER("below", advice_rules, below, 0, 100),
    NUMBER("gate_bonus", advice_rules, gate_bonus, 0, 100),
    WHOLE("brake_desire", advice_rules, brake_desire, 0, RESPONSES_MOST - 1),
    LIST("brake_scales", false, 0),
    WHOLE("least", advice_rules, least, 0, 3),
    WHOLE("most", advice_rules, most, 0, 3),
};

static const struct key_rule REPORT_KEYS[] = {
    NUMBER("firm_probability", report_rules, firm, 0, 1),
    NUMBER("hysteresis_sem", report_rules, hysteresis_sem, 0, 5),
    WHOLE("hysteresis_days", report_rules, hysteresis_days, 0, 36500),
    WHOLE("confirm_raters", report_rules, confirm_raters, 1, 1000),
    NUMBER("facet_low", report_rules, facet_low, 0, 100),
    NUMBER("facet_high", report_rules, facet_high, 0, 100),
    NUMBER("minimum_share", report_rules, minimum_share, 0.01, 1),
};

static const struct key_rule PRIVACY_KEYS[] = {
    WHOLE("min_raters_scale", privacy_rules, raters_scale, 1, 1000),
    WHOLE("min_raters_item", privacy_rules, raters_item, 1, 1000),
    WHOLE("min_group_mean", privacy_rules, group_mean, 1, 1000),
    WHOLE("min_group_levels", privacy_rules, group_levels, 1, 1000),
    WHOLE("min_difference", privacy_rules, difference, 1, 1000),
    WHOLE("keep_months", privacy_rules, keep_months, 1, 1200),
};

const struct section_rule SECTION_RULES[] = {
    {"instrument", true, INSTRUMENT_KEYS, COUNT(INSTRUMENT_KEYS)},
    {"responses", true, RESPONSES_KEYS, COUNT(RESPONSES_KEYS)},
    {"scale.*", true, SCALE_KEYS, COUNT(SCALE_KEYS)},
    {"facet.*", true, FACET_KEYS, COUNT(FACET_KEYS)},
    {"item.*", true, ITEM_KEYS, COUNT(ITEM_KEYS)},
    {"scenario.*", false, SCENARIO_KEYS, COUNT(SCENARIO_KEYS)},
    {"question.*", false, QUESTION_KEYS, COUNT(QUESTION_KEYS)},
    {"order", true, ORDER_KEYS, COUNT(ORDER_KEYS)},
    {"level.#", false, LEVEL_KEYS, COUNT(LEVEL_KEYS)},
    {"sem", false, SEM_KEYS, COUNT(SEM_KEYS)},
    {"consent", false, CONSENT_KEYS, COUNT(CONSENT_KEYS)},
    {"wording", false, WORDING_KEYS, COUNT(WORDING_KEYS)},
    {"quality", false, QUALITY_KEYS, COUNT(QUALITY_KEYS)},
    {"orientation", false, ORIENTATION_KEYS, COUNT(ORIENTATION_KEYS)},
    {"advice", false, ADVICE_KEYS, COUNT(ADVICE_KEYS)},
    {"report", false, REPORT_KEYS, COUNT(REPORT_KEYS)},
    {"privacy", false, PRIVACY_KEYS, COUNT(PRIVACY_KEYS)},
};
const int SECTION_RULE_COUNT = COUNT(SECTION_RULES);
