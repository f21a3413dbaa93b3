/* answer_table.c - rows of answers: what the cells of a table mean. */
#include "leadquiz/answer_table.h"

#include "answer_columns.h"
#include "table.h"

#include "leadquiz/text.h"
#include "leadquiz/translate.h"

#include <stdlib.h>
#include <string.h>

enum { ID_BYTES = 1001 };

struct answer_table {
    const struct instrument *instrument;
    answer_row_fn each;
    void *context;
    struct columns columns;
    struct answers blank; /* every row begins with these */
    struct answer_row row;
    char id[ID_BYTES];
};

static bool plain_ascii(const char *text, size_t length) {
    for (size_t i = 0; i < length; i++)
        if (text[i] < ' ' || text[i] > '~')
            return false;
    return true;
}

static bool read_id(struct answer_table *table, const char *text, size_t length,
                    struct error *reason) {
    size_t where;
    if (length >= ID_BYTES)
        return error_set(reason, ERROR_INPUT,
                         _("the id is too long; it takes at most 1,000 bytes"));
    if (plain_ascii(text, length)) {
        memcpy(table->id, text, length);
        table->id[length] = '\0';
        return true;
    }
    if (text_check(text, length, &where) == TEXT_BROKEN_UTF8)
        return error_set(reason, ERROR_INPUT,
                         _("the id is no valid UTF-8; save the table as UTF-8"));
    text_clean(text, length, table->id, sizeof table->id);
    return true;
}

static bool read_header(void *context, int column, const char *text, size_t length,
                        struct error *reason) {
    struct answer_table *table = context;
    (void)column;
    /* A NUL would hide the rest of a name. */
    if (memchr(text, '\0', length))
        return error_set(reason, ERROR_INPUT, _("the cell holds a NUL byte"));
    return columns_add(&table->columns, table->instrument, text, reason);
}

static void begin_row(struct answer_table *table) {
    table->id[0] = '\0';
    table->row.answers.count = table->blank.count;
    memcpy(table->row.answers.list, table->blank.list,
           (size_t)table->blank.count * sizeof table->blank.list[0]);
}

static bool read_cell(void *context, int column, const char *text, size_t length,
                      struct error *reason) {
    struct answer_table *table = context;
    const struct column *about = &table->columns.list[column];
    if (column == 0)
        begin_row(table);
    /* Nearly every cell of a large table is one digit. */
    if (length == 1 && text[0] >= '1' && text[0] <= about->last_digit) {
        table->row.answers.list[about->prompt].value = (int8_t)(text[0] - '0');
        return true;
    }
    if (about->kind == COLUMN_ID)
        return read_id(table, text, length, reason);
    return columns_read(about, table->instrument, text, length, &table->row.answers, reason);
}

static bool end_row(void *context, long line, struct error *error) {
    struct answer_table *table = context;
    table->row.id = table->id;
    table->row.line = line;
    return table->each(&table->row, table->context, error);
}

bool answer_table_read(FILE *in, const char *name, const struct instrument *instrument,
                       answer_row_fn each, void *context, struct error *error) {
    int team = instrument->role_question[ROLE_TEAM];
    struct answer_table *table = calloc(1, sizeof *table);
    if (!table)
        return error_memory(error);
    table->instrument = instrument;
    table->each = each;
    table->context = context;
    answers_clear(&table->blank, instrument);
    if (team != NOWHERE)
        table->blank.list[team].value = 2;
    const struct table_reader reader = {
        .header = read_header, .cell = read_cell, .row = end_row, .context = table};
    bool read = table_read(in, name, &reader, error);
    free(table);
    return read;
}
