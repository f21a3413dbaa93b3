/* sheet_json.c - a blank sheet as leadquiz-pdf draws it. */
#include "format_json.h"
#include "sheet.h"

enum { FORMAT_VERSION = 1 };

static json_t *options_of(const struct option *options, int count) {
    json_t *array = json_array();
    for (int i = 0; i < count; i++) {
        char words[SENTENCE_BYTES];
        sheet_say_option(i + 1, &options[i], words, sizeof words);
        array = json_with(array, json_string(words));
    }
    return array;
}

static json_t *responses_of(const struct instrument *instrument) {
    json_t *array = options_of(instrument->responses, instrument->response_count);
    char words[SENTENCE_BYTES];
    sheet_say_no_chance(instrument, words, sizeof words);
    return words[0] != '\0' ? json_with(array, json_string(words)) : array;
}

static json_t *how_of(const struct sheet_words *words) {
    json_t *array = json_array();
    for (int i = 0; i < words->how_count; i++)
        array = json_with(array, json_string(words->how[i]));
    return array;
}

static json_t *questions_of(const struct sheet_words *words) {
    json_t *array = json_array();
    for (int i = 0; i < words->count; i++) {
        const struct sheet_question *question = &words->questions[i];
        array =
            json_with(array, json_pack("{s:i, s:s, s:s, s:o}", "number", question->number, "mark",
                                       question->mark, "text", question->text, "options",
                                       options_of(question->options, question->option_count)));
    }
    return array;
}

bool sheet_json(const struct sheet_words *words, int copies, FILE *out) {
    json_t *head =
        json_pack("{s:s, s:i, s:s, s:s, s:s, s:i, s:i}", "schema", "leadquiz-sheet", "version",
                  FORMAT_VERSION, "language", words->instrument->language, "title", words->title,
                  "head", words->head, "copies", copies, "group", SHEET_GROUP);
    json_t *body = json_pack("{s:s, s:o, s:o, s:o, s:s, s:s, s:s, s:s}", "window", words->window,
                             "responses", responses_of(words->instrument), "how", how_of(words),
                             "questions", questions_of(words), "name", words->name, "seat",
                             words->seat, "check", words->check, "note", words->note);
    return json_write(head, body, out);
}
