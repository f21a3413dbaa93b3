/* sheet_collect.c - gather all that a blank sheet says. */
#include "sheet.h"

#include "leadquiz/translate.h"

#include <stdio.h>
#include <stdlib.h>

void sheet_say_option(int number, const struct option *option, char *out, size_t size) {
    if (option->help[0] != '\0')
        snprintf(out, size, _("%d = %s (%s)"), number, option->label, option->help);
    else
        snprintf(out, size, _("%d = %s"), number, option->label);
}

void sheet_say_no_chance(const struct instrument *instrument, char *out, size_t size) {
    out[0] = '\0';
    if (instrument->no_chance[0] != '\0')
        snprintf(out, size, _("0 = %s"), instrument->no_chance);
}

static void say_condition(const struct sheet_place *place, char *out, size_t size) {
    if (place->if_most == place->if_least)
        snprintf(out, size, _("if %d is %d"), place->if_place, place->if_least);
    else if (place->if_most == place->if_least + 1)
        snprintf(out, size, _("if %d is %d or %d"), place->if_place, place->if_least,
                 place->if_most);
    else
        snprintf(out, size, _("if %d is %d to %d"), place->if_place, place->if_least,
                 place->if_most);
}

static void say_mark(const struct sheet_place *place, char *out, size_t size) {
    out[0] = '\0';
    switch (place->whom) {
    case SHEET_ALL: return;
    case SHEET_TEAM: snprintf(out, size, "%s", _("with a team")); return;
    case SHEET_NO_TEAM: snprintf(out, size, "%s", _("without a team")); return;
    case SHEET_CONTENT: say_condition(place, out, size); return;
    }
}

static void find_questions(const struct sheet_form *sheet, struct sheet_words *words) {
    const struct instrument *instrument = sheet->instrument;
    for (int i = 0; i < sheet->count; i++) {
        const struct prompt *asked = &instrument->prompts[sheet->places[i].prompt];
        struct sheet_question *question = &words->questions[words->count++];
        question->number = i + 1;
        question->text = asked->text;
        say_mark(&sheet->places[i], question->mark, sizeof question->mark);
        if (asked->options != instrument->responses) {
            question->options = asked->options;
            question->option_count = asked->option_count;
        }
    }
}

static bool asks(const struct sheet_form *sheet, enum sheet_whom whom) {
    for (int i = 0; i < sheet->count; i++) {
        if (sheet->places[i].whom == whom)
            return true;
    }
    return false;
}

static void say_how(const struct sheet_form *sheet, bool named, struct sheet_words *words) {
    snprintf(words->how[words->how_count++], SENTENCE_BYTES, "%s",
             _("Choose one answer to each question. Write its digit into the box that has the "
               "number of the question."));
    if (asks(sheet, SHEET_NO_TEAM))
        snprintf(words->how[words->how_count++], SENTENCE_BYTES, "%s",
                 _("Some questions are for people with a team, some for people without one. Leave "
                   "the boxes of the others empty."));
    else if (asks(sheet, SHEET_TEAM))
        snprintf(words->how[words->how_count++], SENTENCE_BYTES, "%s",
                 _("Some questions are for people with a team. Without one, leave their boxes "
                   "empty."));
    snprintf(words->how[words->how_count++], SENTENCE_BYTES, "%s",
             named
                 ? _("Whoever types the sheets in sees what you answer.")
                 : _("Write no name on the sheet: whoever types it in sees the answers, not whose "
                     "they are."));
}

struct sheet_words *sheet_collect(const struct sheet_report *report) {
    const struct sheet_form *sheet = report->sheet;
    const struct instrument *instrument = sheet->instrument;
    const struct wording *wording = &instrument->wording;
    struct sheet_words *words = calloc(1, sizeof *words);
    if (words == NULL)
        return NULL;
    words->instrument = instrument;
    words->title = instrument->title;
    words->window = sheet->form == FORM_SHORT && wording->window_short[0] != '\0'
                        ? wording->window_short
                        : wording->window;
    snprintf(words->head, sizeof words->head,
             sheet->form == FORM_SHORT ? _("Meeting %s · %s · short form")
                                       : _("Meeting %s · %s · full form"),
             report->code, report->title);
    say_how(sheet, report->named, words);
    find_questions(sheet, words);
    words->name = report->named ? _("Code name") : "";
    words->seat = _("Seat word");
    words->check = _("Check digit");
    words->note = _("Seat word and check digit are filled in when the sheet is typed in.");
    return words;
}
