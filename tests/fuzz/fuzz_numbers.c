/* A table of numbers (CSV), as `leadquiz stats --matrix` reads it, and what follows from it. */
#include "fuzz.h"

#include "leadquiz/number_table.h"
#include "leadquiz/statistics.h"

#include <math.h>

enum { ITEMS_MOST = 12 };

struct sums {
    struct item_matrix matrix;
    bool started;
    long rows;
};

static bool add_row(const struct number_table *table, long rows, void *context,
                    struct error *error) {
    struct sums *sums = context;
    HOLDS(table->count >= 1 && table->count <= NUMBER_COLUMNS_MOST);
    HOLDS(rows == sums->rows);
    sums->rows++;
    if (rows == 0) {
        for (int i = 0; i < table->count; i++)
            HOLDS(is_sound(table->names[i]));
        sums->started = table->count <= ITEMS_MOST;
        return !sums->started || item_matrix_start(&sums->matrix, table->count, error);
    }
    for (int i = 0; i < table->count; i++) {
        HOLDS(!isinf(table->values[i]));
        if (isnan(table->values[i]))
            return true;
    }
    if (sums->started)
        item_matrix_add(&sums->matrix, table->values);
    return true;
}

static void holds_figures(const struct item_matrix *matrix) {
    struct reliability reliability;
    struct item_statistics item;
    struct error error;
    WORKS(statistics_reliability(matrix, &reliability, &error), &error);
    HOLDS(!reliability.known || (matrix->items >= 2 && matrix->rows >= 2));
    for (int i = 0; i < matrix->items; i++)
        statistics_item(matrix, i, &item);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct sums sums = {.started = false};
    struct error error = {.kind = ERROR_NONE};
    FILE *in = size > 0 ? fmemopen((void *)(uintptr_t)data, size, "rb") : fopen("/dev/null", "rb");
    HOLDS(in != NULL);
    if (!number_table_read(in, "table", add_row, &sums, &error))
        holds_refusal(&error);
    else if (sums.started)
        holds_figures(&sums.matrix);
    fclose(in);
    item_matrix_free(&sums.matrix);
    return 0;
}
