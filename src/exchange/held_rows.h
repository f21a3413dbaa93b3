/* held_rows.h - rows of a table that wait for those that come before them in time. */
#ifndef LEADQUIZ_EXCHANGE_HELD_ROWS_H
#define LEADQUIZ_EXCHANGE_HELD_ROWS_H

#include "leadquiz/store.h"

/* One row: who, when, what. */
struct table_row {
    struct person person; /* name and team */
    struct sitting sitting;
    bool exported; /* the row carries the key of a sitting */
    long line;
};

struct held_row;

/* All zero holds none. A row takes five bytes a prompt and about a hundred more. */
struct held_rows {
    struct held_row **list;
    size_t count, room;
};

/* Take a copy. False without memory. */
bool held_rows_add(struct held_rows *held, const struct table_row *row,
                   const struct answers *answers, struct error *error);
/* Into the order of their finish, then of start and seed. */
void held_rows_sort(struct held_rows *held);
/* Give row `index` back; answers->count is that of the questionnaire. */
void held_rows_get(const struct held_rows *held, size_t index, struct table_row *row,
                   struct answers *answers);
void held_rows_free(struct held_rows *held);

#endif
