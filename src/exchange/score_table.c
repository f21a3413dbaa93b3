/* score_table.c - answer rows in, score rows out. One walk over the columns writes the first line
 * of a CSV, its rows and the JSON objects, so that the three cannot differ. */
#include "leadquiz/score_table.h"

#include "decimal.h"

#include "leadquiz/answer_table.h"
#include "leadquiz/scoring.h"
#include "leadquiz/text.h"
#include "leadquiz/translate.h"

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { SHEET_BYTES = 65536, CACHE_SLOTS = 1024, KEY_BYTES = 40 };

/* Scores come from small finite sets: most were written before. */
struct cached {
    double value;
    size_t length; /* 0: empty slot */
    char text[DECIMAL_BYTES];
};

enum layout { LAYOUT_HEADER, LAYOUT_CSV, LAYOUT_JSON };

struct sheet {
    const struct instrument *instrument;
    enum form form;
    FILE *out;
    enum layout layout;
    int lean_scales[SCALES_MOST], lean_count; /* scales in scenario options, as they appear */
    char level_keys[LEVELS_MOST + 1][KEY_BYTES];
    char lean_keys[SCALES_MOST][KEY_BYTES];

    bool begun;
    long rows;
    int cell; /* of the row, from 0 */
    bool failed;
    int failure; /* errno */
    struct cached cache[CACHE_SLOTS];
    size_t used;
    char text[SHEET_BYTES];
    struct result result;
};

/* ---- bytes ---- */

static void send(struct sheet *sheet) {
    if (sheet->used > 0 && !sheet->failed &&
        fwrite(sheet->text, 1, sheet->used, sheet->out) != sheet->used) {
        sheet->failed = true;
        sheet->failure = errno;
    }
    sheet->used = 0;
}

static void put(struct sheet *sheet, const char *text, size_t length) {
    if (length > sizeof sheet->text - sheet->used)
        send(sheet);
    memcpy(sheet->text + sheet->used, text, length);
    sheet->used += length;
}

static void put_word(struct sheet *sheet, const char *word) {
    put(sheet, word, strlen(word));
}

/* ---- cells ---- */

/* What stands before a cell. False when there is no more to write: the header has names only. */
static bool begin_cell(struct sheet *sheet, const char *key, bool known) {
    bool first = sheet->cell++ == 0;
    if (sheet->layout != LAYOUT_JSON) {
        if (!first)
            put(sheet, ",", 1);
        if (sheet->layout == LAYOUT_HEADER)
            put_word(sheet, key);
        return known && sheet->layout == LAYOUT_CSV;
    }
    put_word(sheet, first ? "{\"" : ",\"");
    put_word(sheet, key);
    put_word(sheet, known ? "\":" : "\":null");
    return known;
}

static void cell_whole(struct sheet *sheet, const char *key, bool known, long value) {
    char text[DECIMAL_BYTES];
    if (begin_cell(sheet, key, known))
        put(sheet, text, decimal_write_whole(value, text));
}

static void cell_decimal(struct sheet *sheet, const char *key, bool known, double value) {
    char text[DECIMAL_BYTES];
    if (begin_cell(sheet, key, known))
        put(sheet, text, decimal_write(value, text));
}

static void cell_score(struct sheet *sheet, const char *key, const struct score *score) {
    if (!begin_cell(sheet, key, score->known))
        return;
    uint64_t bits;
    memcpy(&bits, &score->value, sizeof bits);
    /* Fibonacci hashing: the top ten bits. */
    struct cached *cached = &sheet->cache[(bits * UINT64_C(0x9E3779B97F4A7C15)) >> 54];
    if (cached->length == 0 || cached->value != score->value) {
        cached->value = score->value;
        cached->length = decimal_write(score->value, cached->text);
    }
    put(sheet, cached->text, cached->length);
}

/* Our own words and checked ids: nothing in them needs quoting. */
static void cell_word(struct sheet *sheet, const char *key, const char *word) {
    const char *quote = sheet->layout == LAYOUT_JSON ? "\"" : "";
    if (!begin_cell(sheet, key, word[0] != '\0'))
        return;
    put_word(sheet, quote);
    put_word(sheet, word);
    put_word(sheet, quote);
}

/* The text with `escape` before each of the `special` characters. */
static void put_escaped(struct sheet *sheet, const char *text, const char *special, char escape) {
    for (const char *at = text; *at != '\0'; at++) {
        if (strchr(special, *at))
            put(sheet, &escape, 1);
        put(sheet, at, 1);
    }
}

/* A spreadsheet would run a cell that begins like a formula: a single quote keeps it text. */
static void put_csv_text(struct sheet *sheet, const char *text) {
    const char *guard = text_is_formula(text) ? "'" : "";
    bool spaced = text[0] == ' ' || text[strlen(text) - 1] == ' ';
    if (!spaced && !strpbrk(text, ",\"")) {
        put_word(sheet, guard);
        put_word(sheet, text);
        return;
    }
    put_word(sheet, "\"");
    put_word(sheet, guard);
    put_escaped(sheet, text, "\"", '"');
    put_word(sheet, "\"");
}

/* Text from outside; it has no control characters. */
static void cell_text(struct sheet *sheet, const char *key, const char *text) {
    if (!begin_cell(sheet, key, text[0] != '\0'))
        return;
    if (sheet->layout != LAYOUT_JSON) {
        put_csv_text(sheet, text);
        return;
    }
    put_word(sheet, "\"");
    put_escaped(sheet, text, "\"\\", '\\');
    put_word(sheet, "\"");
}

/* ---- columns ---- */

static void level_cells(struct sheet *sheet, const struct result *result) {
    char verdict[VERDICT_BYTES];
    if (sheet->instrument->level_count < 1)
        return;
    cell_whole(sheet, "level", result->level > 0, result->level);
    for (int level = 1; level <= sheet->instrument->level_count; level++)
        cell_decimal(sheet, sheet->level_keys[level], result->p_known[level], result->p[level]);
    scoring_verdict(result, verdict);
    cell_word(sheet, "verdict", verdict);
    cell_whole(sheet, "assessed", true, result->assessed);
}

static void orientation_cells(struct sheet *sheet, const struct result *result) {
    const char *lean = "";
    if (result->lean == LEAN_MIXED)
        lean = "mixed";
    else if (result->lean != LEAN_UNKNOWN)
        lean = sheet->instrument->scales[result->lean_scale].id;
    for (int i = 0; i < sheet->lean_count; i++)
        cell_whole(sheet, sheet->lean_keys[i], true, result->leans[sheet->lean_scales[i]]);
    cell_word(sheet, "lean", lean);
    cell_whole(sheet, "desire", result->desire >= 0, result->desire);
}

static void quality_cells(struct sheet *sheet, const struct result *result) {
    char flags[FLAG_COUNT * 16] = "";
    size_t length = 0;
    for (int bit = 0; bit < FLAG_COUNT; bit++)
        if (result->flags & 1U << bit)
            length += (size_t)snprintf(flags + length, sizeof flags - length, "%s%s",
                                       length > 0 ? " " : "", scoring_flag_name(bit));
    cell_word(sheet, "quality", scoring_quality_name(result->quality));
    cell_word(sheet, "flags", flags);
}

static void all_cells(struct sheet *sheet, const char *id, const struct result *result) {
    const struct instrument *instrument = sheet->instrument;
    sheet->cell = 0;
    cell_text(sheet, "id", id);
    for (int s = 0; s < instrument->scale_count; s++)
        cell_score(sheet, instrument->scales[s].id, &result->scales[s]);
    for (int f = 0; f < instrument->facet_count; f++)
        cell_score(sheet, instrument->facets[f].id, &result->facets[f]);
    level_cells(sheet, result);
    orientation_cells(sheet, result);
    quality_cells(sheet, result);
}

/* ---- rows ---- */

static bool write_failed(const struct sheet *sheet, struct error *error) {
    return error_set(error, ERROR_STORAGE, _("the scores cannot be written: %s"),
                     strerror(sheet->failure));
}

/* Not before there is a row: a table that cannot be read leaves nothing behind. */
static void write_beginning(struct sheet *sheet) {
    enum layout layout = sheet->layout;
    sheet->begun = true;
    if (layout == LAYOUT_JSON) {
        put_word(sheet, "[");
        return;
    }
    sheet->layout = LAYOUT_HEADER;
    static const struct result blank = {.desire = -1};
    all_cells(sheet, "", &blank);
    put_word(sheet, "\n");
    sheet->layout = layout;
}

static bool write_row(const struct answer_row *row, void *context, struct error *error) {
    struct sheet *sheet = context;
    if (!sheet->begun)
        write_beginning(sheet);
    scoring_compute(sheet->instrument, sheet->form, &row->answers, NULL, &sheet->result);
    if (sheet->layout == LAYOUT_JSON)
        put_word(sheet, sheet->rows++ == 0 ? "\n" : ",\n");
    all_cells(sheet, row->id, &sheet->result);
    put_word(sheet, sheet->layout == LAYOUT_JSON ? "}" : "\n");
    return !sheet->failed || write_failed(sheet, error);
}

/* Send what is left; nothing follows the rows of a table that was not read to its end. */
static bool write_end(struct sheet *sheet, bool complete, struct error *error) {
    if (complete && !sheet->begun)
        write_beginning(sheet);
    if (complete && sheet->layout == LAYOUT_JSON)
        put_word(sheet, "\n]\n");
    send(sheet);
    if (!sheet->failed && fflush(sheet->out) != 0) {
        sheet->failed = true;
        sheet->failure = errno;
    }
    if (sheet->failed && complete)
        return write_failed(sheet, error);
    return complete;
}

static void find_lean_scales(struct sheet *sheet) {
    const struct instrument *instrument = sheet->instrument;
    bool found[SCALES_MOST] = {false};
    for (int i = 0; i < instrument->scenario_count; i++) {
        const struct scenario *scenario = &instrument->scenarios[i];
        for (int option = 0; option < instrument->prompts[scenario->prompt].option_count;
             option++) {
            int scale = scenario->leans[option];
            if (!found[scale])
                sheet->lean_scales[sheet->lean_count++] = scale;
            found[scale] = true;
        }
    }
}

static void name_columns(struct sheet *sheet) {
    find_lean_scales(sheet);
    for (int level = 1; level <= sheet->instrument->level_count; level++)
        snprintf(sheet->level_keys[level], KEY_BYTES, "p%d", level);
    for (int i = 0; i < sheet->lean_count; i++)
        snprintf(sheet->lean_keys[i], KEY_BYTES, "n_%s",
                 sheet->instrument->scales[sheet->lean_scales[i]].id);
}

bool score_table(FILE *in, const char *name, const struct instrument *instrument, enum form form,
                 enum score_format format, FILE *out, struct error *error) {
    struct sheet *sheet = calloc(1, sizeof *sheet);
    if (!sheet)
        return error_memory(error);
    sheet->instrument = instrument;
    sheet->form = form;
    sheet->out = out;
    sheet->layout = format == SCORE_JSON ? LAYOUT_JSON : LAYOUT_CSV;
    name_columns(sheet);

    bool read = answer_table_read(in, name, instrument, write_row, sheet, error);
    bool done = write_end(sheet, read, error);
    free(sheet);
    return done;
}
