#include "leadquiz/number_table.h"

#include "table.h"

#include "leadquiz/text.h"
#include "leadquiz/translate.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { SHOWN_BYTES = 64, SHORT_DIGITS = 6 };

struct reading {
    struct number_table table;
    number_row_fn each;
    void *context;
    long rows; /* -1: the first line was not told of yet */
};

static bool read_name(void *context, int column, const char *text, size_t length,
                      struct error *reason) {
    struct number_table *table = &((struct reading *)context)->table;
    if (column == NUMBER_COLUMNS_MOST)
        return error_set(reason, ERROR_INPUT, _("this is one column too many; %d are the most"),
                         NUMBER_COLUMNS_MOST);
    text_clean(text, length, table->names[column], NUMBER_NAME_BYTES);
    table->count = column + 1;
    return true;
}

/* Nearly every cell of a large table: strtod would take most of the time. */
static bool short_whole(const char *text, size_t length, double *value) {
    int number = 0;
    if (length > SHORT_DIGITS)
        return false;
    for (size_t i = 0; i < length; i++) {
        if (text[i] < '0' || text[i] > '9')
            return false;
        number = 10 * number + (text[i] - '0');
    }
    *value = number;
    return true;
}

static bool read_number(void *context, int column, const char *text, size_t length,
                        struct error *reason) {
    struct number_table *table = &((struct reading *)context)->table;
    char shown[SHOWN_BYTES];
    table->values[column] = (double)NAN;
    if (length == 0 || (length == 2 && memcmp(text, "NA", 2) == 0) ||
        short_whole(text, length, &table->values[column]) ||
        text_to_double(text, length, &table->values[column]))
        return true;
    text_clean(text, length, shown, sizeof shown);
    return error_set(reason, ERROR_INPUT,
                     _("%s cannot be %s: it takes a number with a decimal point, or nothing or NA"),
                     table->names[column], shown);
}

static bool tell_header(struct reading *reading, struct error *error) {
    if (reading->rows >= 0)
        return true;
    reading->rows = 0;
    return reading->each(&reading->table, 0, reading->context, error);
}

static bool end_row(void *context, long line, struct error *error) {
    struct reading *reading = context;
    (void)line;
    return tell_header(reading, error) &&
           reading->each(&reading->table, ++reading->rows, reading->context, error);
}

bool number_table_read(FILE *in, const char *name, number_row_fn each, void *context,
                       struct error *error) {
    struct reading *reading = calloc(1, sizeof *reading);
    if (!reading)
        return error_memory(error);
    reading->each = each;
    reading->context = context;
    reading->rows = -1;
    const struct table_reader reader = {
        .header = read_name, .cell = read_number, .row = end_row, .context = reading};
    bool read = table_read(in, name, &reader, error) && tell_header(reading, error);
    free(reading);
    return read;
}
