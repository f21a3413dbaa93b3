/* sheet.c - the places of a form on paper. */
#include "leadquiz/sheet.h"

#include "leadquiz/translate.h"

static bool holds(const struct order *order, int prompt) {
    for (int i = 0; i < order->count; i++) {
        if (order->prompts[i] == prompt)
            return true;
    }
    return false;
}

static bool has_role(const struct instrument *instrument, int prompt, enum question_role role) {
    const struct question *question = instrument_question(instrument, prompt);
    return question != NULL && question->role == role;
}

static bool add(struct sheet_form *sheet, int prompt, enum sheet_whom whom, struct error *error) {
    const struct prompt *asked = &sheet->instrument->prompts[prompt];
    if (sheet->count == SHEET_PLACES_MOST)
        return error_set(error, ERROR_INPUT,
                         _("this form has more than %d questions, too many for a sheet of paper"),
                         SHEET_PLACES_MOST);
    if (asked->option_count > SHEET_OPTIONS_MOST)
        return error_set(error, ERROR_INPUT,
                         _("%s has %d answers, and on paper each answer is one digit, 1 to %d"),
                         asked->id, asked->option_count, SHEET_OPTIONS_MOST);
    sheet->places[sheet->count++] = (struct sheet_place){.prompt = prompt, .whom = whom};
    return true;
}

/* Those of the form for people without a team that the other one has not. */
static bool add_without_team(struct sheet_form *sheet, const struct order *with,
                             const struct order *without, struct error *error) {
    for (int i = 0; i < without->count; i++) {
        if (!holds(with, without->prompts[i]) &&
            !add(sheet, without->prompts[i], SHEET_NO_TEAM, error))
            return false;
    }
    return true;
}

/* Say of the reason when it is asked. */
static void find_condition(struct sheet_form *sheet, struct sheet_place *place) {
    const struct instrument *instrument = sheet->instrument;
    if (!has_role(instrument, place->prompt, ROLE_REASON))
        return;
    for (int i = 0; i < sheet->count; i++) {
        if (!has_role(instrument, sheet->places[i].prompt, ROLE_DESIRE))
            continue;
        place->whom = SHEET_CONTENT;
        place->if_place = i + 1;
        place->if_least = 1;
        place->if_most = instrument->advice.brake_desire + 1;
    }
}

bool sheet_make(const struct instrument *instrument, enum form form, struct sheet_form *sheet,
                struct error *error) {
    const struct order *with = instrument_order(instrument, form, true);
    const struct order *without = instrument_order(instrument, form, false);
    bool made = true;
    *sheet = (struct sheet_form){.instrument = instrument, .form = form};
    if (with->count == 0)
        return error_set(error, ERROR_INPUT, "%s",
                         form == FORM_SHORT ? _("this questionnaire has no short form")
                                            : _("this questionnaire has no full form"));
    /* The question on effort closes the form, whatever else is asked. */
    for (int i = 0; made && i < with->count; i++) {
        int prompt = with->prompts[i];
        if (i == with->count - 1 && has_role(instrument, prompt, ROLE_EFFORT))
            made = add_without_team(sheet, with, without, error);
        made = made && add(sheet, prompt, holds(without, prompt) ? SHEET_ALL : SHEET_TEAM, error);
    }
    if (made && !has_role(instrument, with->prompts[with->count - 1], ROLE_EFFORT))
        made = add_without_team(sheet, with, without, error);
    for (int i = 0; i < sheet->count; i++)
        find_condition(sheet, &sheet->places[i]);
    return made;
}
