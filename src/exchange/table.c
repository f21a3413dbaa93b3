/* table.c - CSV cells. libcsv finds them; lines are counted here, because it keeps none. */
#include "table.h"

#include "table_look.h"

#include "leadquiz/text.h"
#include "leadquiz/translate.h"

#include <csv.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum {
    CHUNK_BYTES = 65536,
    CELL_BYTES_MOST = 65536, /* a quote that never ends must not take all memory */
    CELL_BLOCK = 4096
};

struct table {
    const char *name;
    const struct table_reader *reader;
    table_wrong_fn wrong; /* NULL: a wrong row stops the run */
    struct error *error;
    bool failed;
    bool row_wrong; /* told already; the rest of the row is passed over */

    bool has_header;
    int columns;   /* of the first line */
    long line;     /* of what comes next */
    long row_line; /* where the row began */
    int cell;      /* of the row, from 0: the one that comes next */
    bool after_cr; /* the last thing was a carriage return: a line feed belongs to it */
};

/* "NAME:LINE:COLUMN: sentence"; the table is read no further. */
static void fail(struct table *table, long line, int column, const char *sentence) {
    error_set(table->error, ERROR_INPUT, "%s:%ld:%d: %s", table->name, line, column, sentence);
    table->failed = true;
}

/* As fail, unless wrong rows are left out. */
static void fail_row(struct table *table, int column, const char *sentence) {
    if (table->wrong == NULL || !table->has_header) {
        fail(table, table->row_line, column, sentence);
        return;
    }
    table->wrong(table->reader->context, table->row_line, column, sentence);
    table->row_wrong = true;
}

static void too_many_cells(struct table *table) {
    char sentence[160];
    snprintf(sentence, sizeof sentence,
             N_("there is no column for this cell; the first line has %d column",
                "there is no column for this cell; the first line has %d columns", table->columns),
             table->columns);
    fail_row(table, table->cell + 1, sentence);
}

static void count_line_feeds(struct table *table, const char *text, size_t length) {
    for (size_t i = 0; i < length; i++)
        if (text[i] == '\n')
            table->line++;
}

static void on_cell(void *cell, size_t length, void *context) {
    struct table *table = context;
    const char *text = cell ? cell : "";
    struct error reason;
    if (table->failed)
        return;
    table->after_cr = false;
    if (table->cell == 0)
        table->row_line = table->line;
    /* Nearly every cell of a large table is one digit. */
    if (length > 1)
        count_line_feeds(table, text, length);
    if (table->row_wrong)
        return;
    if (table->has_header && table->cell >= table->columns) {
        too_many_cells(table);
        return;
    }
    table_cell_fn read = table->has_header ? table->reader->cell : table->reader->header;
    if (!read(table->reader->context, table->cell, text, length, &reason))
        fail_row(table, table->cell + 1, reason.sentence);
    table->cell++;
}

static void end_row(struct table *table) {
    int wanted = table->columns;
    if (!table->has_header) {
        table->has_header = true;
        table->columns = table->cell;
    } else if (table->row_wrong) {
        table->row_wrong = false;
    } else if (table->cell < wanted) {
        char sentence[160];
        snprintf(sentence, sizeof sentence,
                 N_("the row ends here, but the first line has %d column",
                    "the row ends here, but the first line has %d columns", wanted),
                 wanted);
        fail_row(table, table->cell, sentence);
        table->row_wrong = false;
    } else if (!table->reader->row(table->reader->context, table->row_line, table->error)) {
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

bool table_needs_guard(const char *text) {
    return text_is_formula(text + strspn(text, "'"));
}

bool table_is_guarded(const char *text) {
    return text[0] == '\'' && table_needs_guard(text);
}

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

/* Where the table begins among the first bytes; NULL when they are of no table. */
static const char *begin(struct table *table, const char *bytes, size_t *length,
                         struct csv_parser *parser) {
    unsigned char separator = ',';
    bytes = skip_byte_order_mark(bytes, length);
    if (!table_look(table->name, bytes, *length, &separator, table->error))
        return NULL;
    csv_set_delim(parser, separator);
    return bytes;
}

static void parse_file(struct table *table, FILE *in, struct csv_parser *parser) {
    char chunk[CHUNK_BYTES];
    bool first = true;
    size_t length;
    while (!table->failed && (length = fread(chunk, 1, sizeof chunk, in)) > 0) {
        const char *bytes = first ? begin(table, chunk, &length, parser) : chunk;
        if (bytes == NULL) {
            table->failed = true;
            return;
        }
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

bool table_read_all(FILE *in, const char *name, const struct table_reader *reader,
                    table_wrong_fn wrong, struct error *error) {
    struct csv_parser parser;
    struct table table = {.name = name,
                          .reader = reader,
                          .wrong = wrong,
                          .error = error,
                          .line = 1 + reader->blank_lines};
    if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL | CSV_REPALL_NL) != 0)
        return error_memory(error);
    csv_set_realloc_func(&parser, grow_cell);
    csv_set_blk_size(&parser, CELL_BLOCK);
    parse_file(&table, in, &parser);
    csv_free(&parser);
    return !table.failed;
}

bool table_read(FILE *in, const char *name, const struct table_reader *reader,
                struct error *error) {
    return table_read_all(in, name, reader, NULL, error);
}
