/* answer_table.c - CSV rows of answers. libcsv finds the cells; lines are counted here, because it
 * keeps none. */
#include "leadquiz/answer_table.h"

#include "answer_columns.h"

#include "leadquiz/text.h"
#include "leadquiz/translate.h"

#include <csv.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum {
    CHUNK_BYTES = 65536,
    CELL_BYTES_MOST = 65536, /* a quote that never ends must not take all memory */
    CELL_BLOCK = 4096,
    ID_BYTES = 1001
};

struct table {
    const char *name;
    const struct instrument *instrument;
    answer_row_fn each;
    void *context;
    struct error *error;
    bool failed;

    struct columns columns;
    bool has_header;

    long line;            /* of what comes next */
    long row_line;        /* where the row began */
    int cell;             /* of the row, from 0: the one that comes next */
    bool after_cr;        /* the last thing was a carriage return: a line feed belongs to it */
    struct answers blank; /* every row begins with these */
    struct answer_row row;
    char id[ID_BYTES];
};

/* "NAME:LINE:COLUMN: sentence"; the table is read no further. */
static void fail(struct table *table, long line, int column, const char *sentence) {
    error_set(table->error, ERROR_INPUT, "%s:%ld:%d: %s", table->name, line, column, sentence);
    table->failed = true;
}

/* ---- cells ---- */

static bool plain_ascii(const char *text, size_t length) {
    for (size_t i = 0; i < length; i++)
        if (text[i] < ' ' || text[i] > '~')
            return false;
    return true;
}

static void count_line_feeds(struct table *table, const char *text, size_t length) {
    for (size_t i = 0; i < length; i++)
        if (text[i] == '\n')
            table->line++;
}

static void read_id(struct table *table, const char *text, size_t length) {
    size_t where;
    if (length >= ID_BYTES) {
        fail(table, table->row_line, table->cell + 1,
             _("the id is too long; it takes at most 1,000 bytes"));
    } else if (plain_ascii(text, length)) {
        memcpy(table->id, text, length);
        table->id[length] = '\0';
    } else if (text_check(text, length, &where) == TEXT_BROKEN_UTF8) {
        fail(table, table->row_line, table->cell + 1,
             _("the id is no valid UTF-8; save the table as UTF-8"));
    } else {
        count_line_feeds(table, text, length);
        text_clean(text, length, table->id, sizeof table->id);
    }
}

static void begin_row(struct table *table) {
    table->row_line = table->line;
    table->id[0] = '\0';
    table->row.answers.count = table->blank.count;
    memcpy(table->row.answers.list, table->blank.list,
           (size_t)table->blank.count * sizeof table->blank.list[0]);
}

static void read_header_cell(struct table *table, const char *text, size_t length) {
    struct error reason;
    count_line_feeds(table, text, length);
    /* A NUL would hide the rest of a name. */
    if (memchr(text, '\0', length))
        fail(table, table->row_line, table->cell + 1, _("the cell holds a NUL byte"));
    else if (!columns_add(&table->columns, table->instrument, text, &reason))
        fail(table, table->row_line, table->cell + 1, reason.sentence);
}

static void read_row_cell(struct table *table, const char *text, size_t length) {
    if (table->cell >= table->columns.count) {
        char sentence[160];
        snprintf(sentence, sizeof sentence,
                 N_("there is no column for this cell; the first line has %d column",
                    "there is no column for this cell; the first line has %d columns",
                    table->columns.count),
                 table->columns.count);
        fail(table, table->row_line, table->cell + 1, sentence);
        return;
    }
    const struct column *column = &table->columns.list[table->cell];
    struct error reason;
    /* Nearly every cell of a large table is one digit. */
    if (length == 1 && text[0] >= '1' && text[0] <= column->last_digit)
        table->row.answers.list[column->prompt].value = (int8_t)(text[0] - '0');
    else if (column->kind == COLUMN_ID)
        read_id(table, text, length);
    else if (!columns_read(column, table->instrument, text, length, &table->row.answers, &reason))
        fail(table, table->row_line, table->cell + 1, reason.sentence);
}

static void on_cell(void *cell, size_t length, void *context) {
    struct table *table = context;
    const char *text = cell ? cell : "";
    if (table->failed)
        return;
    table->after_cr = false;
    if (table->cell == 0)
        begin_row(table);
    if (table->has_header)
        read_row_cell(table, text, length);
    else
        read_header_cell(table, text, length);
    table->cell++;
}

/* ---- rows ---- */

static void end_row(struct table *table) {
    int wanted = table->columns.count;
    if (!table->has_header) {
        table->has_header = true;
    } else if (table->cell < wanted) {
        char sentence[160];
        snprintf(sentence, sizeof sentence,
                 N_("the row ends here, but the first line has %d column",
                    "the row ends here, but the first line has %d columns", wanted),
                 wanted);
        fail(table, table->row_line, table->cell, sentence);
    } else {
        table->row.id = table->id;
        table->row.line = table->row_line;
        if (!table->each(&table->row, table->context, table->error))
            table->failed = true;
    }
    table->cell = 0;
}

/* Called for every line end outside quotes, so also for empty lines; with -1 at the end. */
static void on_line_end(int character, void *context) {
    struct table *table = context;
    if (table->failed)
        return;
    bool second_half = character == '\n' && table->after_cr && table->cell == 0;
    if (table->cell > 0)
        end_row(table);
    if (character != -1 && !second_half)
        table->line++;
    table->after_cr = character == '\r';
}

/* ---- the file ---- */

static void *grow_cell(void *cell, size_t size) {
    return size > CELL_BYTES_MOST ? NULL : realloc(cell, size);
}

/* Turn libcsv's error into a sentence. */
static void explain(struct table *table, struct csv_parser *parser) {
    long line = table->cell > 0 ? table->row_line : table->line;
    if (csv_error(parser) == CSV_EPARSE)
        fail(table, line, table->cell + 1,
             _("a quotation mark stands in the wrong place; quote a cell as a whole, end it with "
               "a quotation mark and double those inside"));
    else if (csv_get_buffer_size(parser) >= CELL_BYTES_MOST - CELL_BLOCK)
        fail(table, line, table->cell + 1, _("the cell is too long; is a quotation mark missing?"));
    else
        table->failed = !error_memory(table->error);
}

static const char *skip_byte_order_mark(const char *bytes, size_t *length) {
    if (*length < 3 || memcmp(bytes, "\xEF\xBB\xBF", 3) != 0)
        return bytes;
    *length -= 3;
    return bytes + 3;
}

static void parse_file(struct table *table, FILE *in, struct csv_parser *parser) {
    char chunk[CHUNK_BYTES];
    bool first = true;
    size_t length;
    while (!table->failed && (length = fread(chunk, 1, sizeof chunk, in)) > 0) {
        const char *bytes = chunk;
        if (first)
            bytes = skip_byte_order_mark(chunk, &length);
        first = false;
        size_t parsed = csv_parse(parser, bytes, length, on_cell, on_line_end, table);
        if (!table->failed && parsed < length)
            explain(table, parser);
    }
    if (table->failed)
        return;
    if (ferror(in)) {
        error_set(table->error, ERROR_STORAGE, _("%s cannot be read: %s"), table->name,
                  strerror(errno));
        table->failed = true;
    } else if (csv_fini(parser, on_cell, on_line_end, table) != 0 && !table->failed) {
        explain(table, parser);
    } else if (!table->failed && !table->has_header) {
        fail(table, 1, 1, _("the table is empty; its first line names the columns"));
    }
}

static void prepare(struct table *table) {
    int team = table->instrument->role_question[ROLE_TEAM];
    answers_clear(&table->blank, table->instrument);
    if (team != NOWHERE)
        table->blank.list[team].value = 2;
}

bool answer_table_read(FILE *in, const char *name, const struct instrument *instrument,
                       answer_row_fn each, void *context, struct error *error) {
    struct csv_parser parser;
    bool parsing = false, read = false;
    struct table *table = calloc(1, sizeof *table);
    if (!table) {
        error_memory(error);
        goto out;
    }
    if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL | CSV_REPALL_NL) != 0) {
        error_memory(error);
        goto out;
    }
    parsing = true;
    csv_set_realloc_func(&parser, grow_cell);
    csv_set_blk_size(&parser, CELL_BLOCK);

    *table = (struct table){.name = name,
                            .instrument = instrument,
                            .each = each,
                            .context = context,
                            .error = error,
                            .line = 1};
    prepare(table);
    parse_file(table, in, &parser);
    read = !table->failed;
out:
    if (parsing)
        csv_free(&parser);
    free(table);
    return read;
}
