#include "held_rows.h"

#include <stdlib.h>
#include <string.h>

struct held_row {
    int64_t finished, started;
    uint64_t seed;
    long line;
    enum form form;
    int32_t times[]; /* one a prompt, then the values, a byte each, then name and team with NULs */
};

static int8_t *values_of(struct held_row *row, int prompts) {
    return (int8_t *)(row->times + prompts);
}

static char *texts_of(struct held_row *row, int prompts) {
    return (char *)values_of(row, prompts) + prompts;
}

static bool make_room(struct held_rows *held, struct error *error) {
    if (held->count < held->room)
        return true;
    size_t room = held->room > 0 ? 2 * held->room : 256;
    struct held_row **list = realloc(held->list, room * sizeof(struct held_row *));
    if (list == NULL)
        return error_memory(error);
    held->list = list;
    held->room = room;
    return true;
}

bool held_rows_add(struct held_rows *held, const struct table_row *row,
                   const struct answers *answers, struct error *error) {
    size_t prompts = (size_t)answers->count;
    size_t name = strlen(row->person.name) + 1, team = strlen(row->person.team) + 1;
    if (!make_room(held, error))
        return false;
    struct held_row *copy = malloc(sizeof *copy + prompts * (sizeof(int32_t) + 1) + name + team);
    if (copy == NULL)
        return error_memory(error);
    const struct sitting *sitting = &row->sitting;
    *copy = (struct held_row){.finished = sitting->finished,
                              .started = sitting->started,
                              .seed = sitting->seed,
                              .line = row->line,
                              .form = sitting->form};
    int8_t *values = values_of(copy, answers->count);
    for (size_t i = 0; i < prompts; i++) {
        copy->times[i] = answers->list[i].time_ms;
        values[i] = answers->list[i].value;
    }
    char *texts = texts_of(copy, answers->count);
    memcpy(texts, row->person.name, name);
    memcpy(texts + name, row->person.team, team);
    held->list[held->count++] = copy;
    return true;
}

static int compare(const void *one, const void *other) {
    const struct held_row *a = *(struct held_row *const *)one;
    const struct held_row *b = *(struct held_row *const *)other;
    if (a->finished != b->finished)
        return a->finished < b->finished ? -1 : 1;
    if (a->started != b->started)
        return a->started < b->started ? -1 : 1;
    return (a->seed > b->seed) - (a->seed < b->seed);
}

void held_rows_sort(struct held_rows *held) {
    if (held->count > 0)
        qsort(held->list, held->count, sizeof(struct held_row *), compare);
}

void held_rows_get(const struct held_rows *held, size_t index, struct table_row *row,
                   struct answers *answers) {
    struct held_row *copy = held->list[index];
    const int8_t *values = values_of(copy, answers->count);
    const char *texts = texts_of(copy, answers->count);
    *row = (struct table_row){.sitting = {.finished = copy->finished,
                                          .started = copy->started,
                                          .seed = copy->seed,
                                          .form = copy->form},
                              .exported = true,
                              .line = copy->line};
    for (int i = 0; i < answers->count; i++)
        answers->list[i] = (struct answer){values[i], copy->times[i]};
    size_t name = strlen(texts) + 1;
    memcpy(row->person.name, texts, name);
    memcpy(row->person.team, texts + name, strlen(texts + name) + 1);
    memcpy(row->sitting.person_name, texts, name);
}

void held_rows_free(struct held_rows *held) {
    for (size_t i = 0; i < held->count; i++)
        free(held->list[i]);
    free(held->list);
    memset(held, 0, sizeof *held);
}
