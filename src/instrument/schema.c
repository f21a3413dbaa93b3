#include "schema.h"

enum { TITLE_COLUMNS = 40, NAME_COLUMNS = 40, LABEL_COLUMNS = 60, LINE_COLUMNS = 76 };
enum { OBSERVER_COLUMNS = 84, VERSION_COLUMNS = 16 };
enum { CORNER_COLUMNS = 24, ASKS_COLUMNS = 70 }; /* on the map, 80 columns wide */

#define COUNT(array) ((int)(sizeof(array) / sizeof *(array)))
#define TEXT(key, type, member, must, columns)                                                     \
    { (key), VALUE_TEXT, (must), offsetof(struct type, member), 0, (columns), NULL, NULL }
#define WORDS(key, type, member, must, allowed)                                                    \
    { (key), VALUE_TEXT, (must), offsetof(struct type, member), 0, 0, NULL, (allowed) }
#define YES_NO(key, type, member)                                                                  \
    { (key), VALUE_YES_NO, false, offsetof(struct type, member), 0, 0, NULL, NULL }
#define WHOLE(key, type, member, from, to)                                                         \
    { (key), VALUE_WHOLE, false, offsetof(struct type, member), (from), (to), NULL, NULL }
#define MINIMUM(key, type, member, from, to)                                                       \
    { (key), VALUE_MINIMUM, false, offsetof(struct type, member), (from), (to), NULL, NULL }
#define NUMBER(key, type, member, from, to)                                                        \
    { (key), VALUE_NUMBER, false, offsetof(struct type, member), (from), (to), NULL, NULL }
#define CHOICE(key, type, member, must, names)                                                     \
    { (key), VALUE_CHOICE, (must), offsetof(struct type, member), 0, 0, (names), NULL }
#define NEEDED(key, type, member, from, to)                                                        \
    { (key), VALUE_WHOLE, true, offsetof(struct type, member), (from), (to), NULL, NULL }
#define LIST(key, must, numbers)                                                                   \
    { (key), VALUE_LIST, (must), 0, 1, (numbers), NULL, NULL }

static const struct key_rule instrument_keys[] = {
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

static const struct key_rule responses_keys[] = {
    LIST("option.#", true, RESPONSES_MOST),
    LIST("help.#", false, RESPONSES_MOST),
    TEXT("none", instrument, no_chance, false, LABEL_COLUMNS),
};

static const struct key_rule scale_keys[] = {
    TEXT("name", scale, name, true, NAME_COLUMNS), TEXT("motto", scale, motto, false, LINE_COLUMNS),
    TEXT("about", scale, about, false, 0),         WORDS("talk", scale, talk, false, ""),
    YES_NO("all_facets", scale, all_facets),
};

static const struct key_rule facet_keys[] = {
    LIST("scale", true, 0),
    TEXT("name", facet, name, true, NAME_COLUMNS),
    TEXT("about", facet, about, false, 0),
    LIST("tip.#", false, TIPS_MOST),
};

static const char *const form_names[] = {"full", "full+short", "reserve", NULL};
static const char *const visibility_names[] = {"high", "medium", "low", NULL};
const char *const role_names[] = {"other",      "team",   "desire", "reason",
                                  "instructed", "effort", NULL};

static const struct key_rule item_keys[] = {
    LIST("facet", true, 0),
    TEXT("text", item_draft, text, true, LINE_COLUMNS),
    TEXT("observer", item_draft, observer, true, OBSERVER_COLUMNS),
    YES_NO("reversed", item_draft, reversed),
    CHOICE("form", item_draft, form, true, form_names),
    YES_NO("team", item_draft, team),
    LIST("opposite", false, 0),
    CHOICE("visibility", item_draft, visibility, false, visibility_names),
    TEXT("source", item_draft, source, true, 0),
};

static const struct key_rule scenario_keys[] = {
    TEXT("text", scenario_draft, text, true, 0),
    LIST("option.*", true, 0),
    TEXT("source", scenario_draft, source, true, 0),
    YES_NO("reserve", scenario_draft, reserve),
};

static const struct key_rule question_keys[] = {
    TEXT("text", question_draft, text, true, 0),
    CHOICE("role", question_draft, role, false, role_names),
    LIST("option.#", false, RESPONSES_MOST),
    LIST("options", false, 0),
    WHOLE("expected", question_draft, expected, 1, RESPONSES_MOST),
    TEXT("source", question_draft, source, false, 0),
    YES_NO("reserve", question_draft, reserve),
};

static const struct key_rule order_keys[] = {
    LIST("full", true, 0),
    LIST("full_no_team", false, 0),
    LIST("short", false, 0),
    LIST("short_no_team", false, 0),
};

static const struct key_rule level_keys[] = {
    TEXT("name", level, name, true, NAME_COLUMNS),
    WORDS("text", level, text, true, "{facet} {desire}"),
    LIST("needs", false, 0),
    YES_NO("team", level, team),
    WHOLE("includes", level, includes, 1, LEVELS_MOST),
};

static const struct key_rule sem_keys[] = {
    NUMBER("facet", instrument, facet_sem, 0.01, 50),
    LIST("short.*", false, 0),
    LIST("*", false, 0),
};

static const struct key_rule consent_keys[] = {
    TEXT("version", instrument, consent_version, true, VERSION_COLUMNS),
    TEXT("save", instrument, consents[CONSENT_SAVE], false, 0),
    TEXT("save_at_meeting", instrument, wording.save_at_meeting, false, 0),
    TEXT("average", instrument, consents[CONSENT_AVERAGE], false, 0),
    TEXT("lead", instrument, consents[CONSENT_LEAD], false, 0),
    TEXT("research", instrument, consents[CONSENT_RESEARCH], false, 0),
    TEXT("change_mind", instrument, wording.change_mind, false, 0),
};

static const struct key_rule wording_keys[] = {
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
    WORDS("room_next", wording, room_next, false, ""),
    WORDS("opposite_moment", wording, opposite_moment, false, ""),
};

static const struct key_rule quality_keys[] = {
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

static const struct key_rule orientation_keys[] = {
    WHOLE("minimum", orientation_rules, minimum, 1, PROMPTS_MOST),
    WHOLE("leans", orientation_rules, leans, 1, PROMPTS_MOST),
    WHOLE("strong", orientation_rules, strong, 1, PROMPTS_MOST),
};

static const struct key_rule advice_keys[] = {
    NUMBER("first_below", advice_rules, first_below, 0, 100),
    LIST("first", false, 0),
    NUMBER("below", advice_rules, below, 0, 100),
    NUMBER("gate_bonus", advice_rules, gate_bonus, 0, 100),
    WHOLE("brake_desire", advice_rules, brake_desire, 0, RESPONSES_MOST - 1),
    LIST("brake_scales", false, 0),
    WHOLE("least", advice_rules, least, 0, 3),
    WHOLE("most", advice_rules, most, 0, 3),
};

static const struct key_rule report_keys[] = {
    NUMBER("firm_probability", report_rules, firm, 0, 1),
    NUMBER("hysteresis_sem", report_rules, hysteresis_sem, 0, 5),
    WHOLE("hysteresis_days", report_rules, hysteresis_days, 0, 36500),
    WHOLE("confirm_raters", report_rules, confirm_raters, 1, 1000),
    NUMBER("facet_low", report_rules, facet_low, 0, 100),
    NUMBER("facet_high", report_rules, facet_high, 0, 100),
    NUMBER("minimum_share", report_rules, minimum_share, 0.01, 1),
};

static const struct key_rule privacy_keys[] = {
    MINIMUM("min_raters_scale", privacy_rules, raters_scale, 3, 1000),
    MINIMUM("min_raters_item", privacy_rules, raters_item, 4, 1000),
    MINIMUM("min_group_mean", privacy_rules, group_mean, 5, 1000),
    MINIMUM("min_group_levels", privacy_rules, group_levels, 10, 1000),
    MINIMUM("min_cell", privacy_rules, cell, 3, 1000),
    MINIMUM("min_difference", privacy_rules, difference, 3, 1000),
    WHOLE("keep_months", privacy_rules, keep_months, 1, 1200),
};

static const struct key_rule statistics_keys[] = {
    WHOLE("min_reliability", statistics_rules, reliability, 2, 1000000),
    WHOLE("min_items", statistics_rules, items, 2, 1000000),
    WHOLE("min_omega", statistics_rules, omega, 2, 1000000),
};

static const struct key_rule review_keys[] = {
    WHOLE("due_days", review_rules, due_days, 1, 36500),
    NEEDED("ready_level", review_rules, ready_level, 2, LEVELS_MOST),
    NEEDED("wants", review_rules, wants, 0, RESPONSES_MOST - 1),
    NEEDED("content", review_rules, content, 0, RESPONSES_MOST - 1),
    NUMBER("strength_least", review_rules, strength_least, 0, 100),
    WORDS("not_assessed", review_rules, not_assessed, false, ""),
    WORDS("talk_fall", review_rules, talk_fall, false, ""),
    WORDS("talk_due", review_rules, talk_due, false, ""),
};

static const struct key_rule corner_keys[] = {
    TEXT("name", corner, name, true, CORNER_COLUMNS),
    TEXT("asks", corner, asks, true, ASKS_COLUMNS),
    LIST("talk.#", false, TALKS_MOST),
};

const struct section_rule section_rules[] = {
    {"instrument", true, instrument_keys, COUNT(instrument_keys)},
    {"responses", true, responses_keys, COUNT(responses_keys)},
    {"scale.*", true, scale_keys, COUNT(scale_keys)},
    {"facet.*", true, facet_keys, COUNT(facet_keys)},
    {"item.*", true, item_keys, COUNT(item_keys)},
    {"scenario.*", false, scenario_keys, COUNT(scenario_keys)},
    {"question.*", false, question_keys, COUNT(question_keys)},
    {"order", true, order_keys, COUNT(order_keys)},
    {"level.#", false, level_keys, COUNT(level_keys)},
    {"sem", false, sem_keys, COUNT(sem_keys)},
    {"consent", false, consent_keys, COUNT(consent_keys)},
    {"wording", false, wording_keys, COUNT(wording_keys)},
    {"quality", false, quality_keys, COUNT(quality_keys)},
    {"orientation", false, orientation_keys, COUNT(orientation_keys)},
    {"advice", false, advice_keys, COUNT(advice_keys)},
    {"report", false, report_keys, COUNT(report_keys)},
    {"privacy", false, privacy_keys, COUNT(privacy_keys)},
    {"statistics", false, statistics_keys, COUNT(statistics_keys)},
    {"review", false, review_keys, COUNT(review_keys)},
    {"corner.ready_wants", false, corner_keys, COUNT(corner_keys)},
    {"corner.ready_content", false, corner_keys, COUNT(corner_keys)},
    {"corner.growing_wants", false, corner_keys, COUNT(corner_keys)},
    {"corner.growing_content", false, corner_keys, COUNT(corner_keys)},
    {"corner.unsure", false, corner_keys, COUNT(corner_keys)},
};
const int section_rule_count = COUNT(section_rules);
