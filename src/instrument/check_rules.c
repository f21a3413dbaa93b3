/* check_rules.c - whether the rules fit the questions and each other. */
#include "names.h"

#include "leadquiz/translate.h"

#include <string.h>

static int line_of(const struct reading *reading, const char *section, const char *key) {
    return document_line(&reading->document, document_section(&reading->document, section), key);
}

static bool given(const struct reading *reading, const char *section, const char *key) {
    return document_entry(&reading->document, document_section(&reading->document, section), key) !=
           NULL;
}

static void check_quality(struct reading *reading) {
    const struct instrument *instrument = reading->instrument;
    const struct quality_rules *quality = &instrument->quality;
    if (quality->very_fast_ms > quality->fast_ms)
        problem_error(reading, line_of(reading, "quality", "very_fast_ms"),
                      _("very_fast_ms is above fast_ms: lower it"));
    if (given(reading, "quality", "contradiction") && instrument->response_count > 0 &&
        quality->contradiction > instrument->response_count - 1)
        problem_warning(reading, line_of(reading, "quality", "contradiction"),
                        _("answers never differ by %g points: the rating scale has %d options"),
                        quality->contradiction, instrument->response_count);
}

static void check_orientation(struct reading *reading) {
    const struct instrument *instrument = reading->instrument;
    const struct orientation_rules *rules = &instrument->orientation;
    int asked = 0;
    for (int i = 0; i < instrument->with_team[FORM_FULL].count; i++) {
        int prompt = instrument->with_team[FORM_FULL].prompts[i];
        asked += instrument->prompts[prompt].kind == PROMPT_SCENARIO;
    }
    if (rules->leans > rules->strong)
        problem_error(reading, line_of(reading, "orientation", "leans"),
                      _("leans is above strong: lower it"));
    if (asked > 0 && rules->minimum > asked)
        problem_warning(reading, line_of(reading, "orientation", "minimum"),
                        _("no lean is ever told: minimum is %d and %d scenarios are asked"),
                        rules->minimum, asked);
    else if (asked > 0 && rules->leans > asked)
        problem_warning(reading, line_of(reading, "orientation", "leans"),
                        _("no lean is ever told: leans is %d and %d scenarios are asked"),
                        rules->leans, asked);
}

static void check_advice(struct reading *reading) {
    const struct instrument *instrument = reading->instrument;
    const struct advice_rules *advice = &instrument->advice;
    int desire = instrument->role_question[ROLE_DESIRE];
    int line = line_of(reading, "advice", "brake_desire");
    if (advice->least > advice->most)
        problem_error(reading, line_of(reading, "advice", "least"),
                      _("least is above most: lower it"));
    if (advice->brake_desire >= 0 && desire == NOWHERE)
        problem_warning(reading, line,
                        _("brake_desire does nothing: there is no question with the role desire"));
    else if (advice->brake_desire >= 0 &&
             advice->brake_desire >= instrument->prompts[desire].option_count)
        problem_error(reading, line,
                      _("brake_desire cannot be %d: the desire question gives 0 to %d"),
                      advice->brake_desire, instrument->prompts[desire].option_count - 1);
}

static void check_consent(struct reading *reading) {
    const struct instrument *instrument = reading->instrument;
    int section = document_section(&reading->document, "consent");
    if (section != NOWHERE && instrument->consents[CONSENT_SAVE] == NULL &&
        !given(reading, "consent", "save"))
        problem_error(reading, line_of(reading, "consent", ""),
                      _("[consent] has no \"save\": without it the other consents mean nothing"));
}

/* Team items, and nobody who could say that they have no team. */
static void check_team_items(struct reading *reading) {
    const struct instrument *instrument = reading->instrument;
    if (instrument->role_question[ROLE_TEAM] != NOWHERE)
        return;
    for (int i = 0; i < instrument->item_count; i++)
        if (instrument->items[i].needs_team && !instrument->items[i].reserve) {
            problem_warning(reading, prompt_line(reading, instrument->items[i].prompt, "team"),
                            _("nobody can say that they have no team: add a question with the "
                              "role team"));
            return;
        }
}

void check_rules(struct reading *reading) {
    const struct instrument *instrument = reading->instrument;
    check_quality(reading);
    check_orientation(reading);
    check_advice(reading);
    check_consent(reading);
    check_team_items(reading);
    if (instrument->report.facet_low > instrument->report.facet_high)
        problem_error(reading, line_of(reading, "report", "facet_low"),
                      _("facet_low is above facet_high: lower it"));
    if (instrument->wording.private_notice[0] != '\0' && !given(reading, "wording", "notice_scale"))
        problem_warning(reading, line_of(reading, "wording", "private_notice"),
                        _("private_notice is never shown: add \"notice_scale\""));
    if (instrument->with_team[FORM_SHORT].count > 0 && instrument->wording.window_short[0] == '\0')
        problem_warning(reading, line_of(reading, "instrument", "window"),
                        _("the short form has no \"window_short\": it shows the full form's "
                          "window"));
}
