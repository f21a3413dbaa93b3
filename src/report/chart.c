/* chart.c - the numbers behind the drawings. */
#include "leadquiz/chart.h"

#include "internal.h"
#include "leadquiz/clock.h"

#include <string.h>

/* Keep a cut and its level, lowest cut first. */
static void add_gate(double cut, int level, double gates[GATES_MOST], int levels[GATES_MOST],
                     int count) {
    int place = count;
    for (; place > 0 && gates[place - 1] > cut; place--) {
        gates[place] = gates[place - 1];
        levels[place] = levels[place - 1];
    }
    gates[place] = cut;
    levels[place] = level;
}

/* The cuts that levels set on the scale, as far as these levels are looked at. */
static int find_gates(const struct instrument *instrument, const struct result *result, int scale,
                      double gates[GATES_MOST], int levels[GATES_MOST]) {
    int count = 0;
    for (int level = 2; level <= instrument->level_count; level++) {
        if (!level_looked_at(instrument, result, level))
            continue;
        for (int n = 0; n < instrument->levels[level].need_count && count < GATES_MOST; n++) {
            const struct need *need = &instrument->levels[level].needs[n];
            if (need->kind == NEED_SCALE && need->index == scale)
                add_gate(need->cut, level, gates, levels, count++);
        }
    }
    return count;
}

/* Whether a level was looked at depends on a sitting; its cuts belong to the questionnaire. */
int chart_gates(const struct instrument *instrument, int scale, double gates[GATES_MOST],
                int levels[GATES_MOST]) {
    struct result all = {.level = 1, .team = true};
    for (int level = 1; level <= instrument->level_count; level++)
        all.p_known[level] = true;
    return find_gates(instrument, &all, scale, gates, levels);
}

static double clip(double value) {
    return value < 0 ? 0 : value > 100 ? 100 : value;
}

int chart_bars(const struct instrument *instrument, const struct result *result,
               struct chart_bar bars[SCALES_MOST]) {
    for (int s = 0; s < instrument->scale_count; s++) {
        const struct score *score = &result->scales[s];
        double sem = instrument_sem(instrument, s, result->form);
        struct chart_bar *bar = &bars[s];
        *bar = (struct chart_bar){.name = instrument->scales[s].name,
                                  .motto = instrument->scales[s].motto,
                                  .known = score->known};
        if (score->known) {
            bar->value = score->value;
            bar->low = clip(score->value - sem);
            bar->high = clip(score->value + sem);
        }
        bar->gate_count = find_gates(instrument, result, s, bar->gates, bar->gate_levels);
    }
    return instrument->scale_count;
}

int chart_ladder(const struct instrument *instrument, const struct result *result,
                 struct chart_rung rungs[LEVELS_MOST]) {
    for (int level = 1; level <= instrument->level_count; level++)
        rungs[level - 1] =
            (struct chart_rung){.name = instrument->levels[level].name,
                                .here = result->level == level,
                                .maybe = result->neighbour > 0 && result->neighbour == level,
                                .assessed = level_looked_at(instrument, result, level)};
    return instrument->level_count;
}

/* The scale in the entry's questionnaire when the entry has a score for it, else NOWHERE. */
static int known_scale(const struct history_entry *entry, const char *id) {
    int scale = instrument_scale(entry->instrument, id);
    return scale != NOWHERE && entry->result.scales[scale].known ? scale : NOWHERE;
}

/* The entry to compare with that has a score too; NOWHERE when there is none. */
static int comparable(const struct history *history, int entry, const char *id) {
    int before = history->entries[entry].before;
    while (before != NOWHERE && known_scale(&history->entries[before], id) == NOWHERE)
        before = history->entries[before].before;
    return before;
}

static void drop_oldest(struct chart_line *line) {
    memmove(line->points, line->points + 1, (POINTS_MOST - 1) * sizeof line->points[0]);
    line->count--;
    for (int i = 0; i < line->count; i++)
        line->points[i].from = line->points[i].from > 0 ? line->points[i].from - 1 : NOWHERE;
}

/* The point of an entry, NOWHERE when it has none. */
static int point_of(const struct chart_line *line, int entry) {
    int point = line->count - 1;
    while (point >= 0 && line->points[point].entry != entry)
        point--;
    return point >= 0 && entry != NOWHERE ? point : NOWHERE;
}

void chart_date(const struct chart_line *line, int point, char *out, size_t size) {
    if (line->months)
        clock_month(line->points[point].time, out, size);
    else
        clock_date(line->points[point].time, out, size);
}

int chart_next(const struct chart_line *line, int point) {
    for (int i = point + 1; i < line->count; i++) {
        if (line->points[i].from == point)
            return i;
    }
    return NOWHERE;
}

static void add_point(struct chart_line *line, const struct history *history, int i, int scale) {
    const struct history_entry *entry = &history->entries[i];
    const char *id = entry->instrument->scales[scale].id;
    if (line->count == POINTS_MOST)
        drop_oldest(line);
    int from = point_of(line, comparable(history, i, id));
    double value = entry->result.scales[scale].value;
    double sem = instrument_sem(entry->instrument, scale, entry->result.form);
    line->points[line->count++] = (struct chart_point){.time = entry->sitting.finished,
                                                       .value = value,
                                                       .low = clip(value - sem),
                                                       .high = clip(value + sem),
                                                       .from = from,
                                                       .entry = i};
}

void chart_line(const struct history *history, const char *scale_id, struct chart_line *line) {
    *line = (struct chart_line){.name = ""};
    for (int i = 0; i < history->count; i++) {
        const struct history_entry *entry = &history->entries[i];
        int scale = instrument_scale(entry->instrument, scale_id);
        if (scale == NOWHERE)
            continue;
        line->name = entry->instrument->scales[scale].name;
        if (entry->result.scales[scale].known)
            add_point(line, history, i, scale);
    }
    if (history->count == 0)
        return;
    const struct instrument *newest = history->entries[history->count - 1].instrument;
    int scale = instrument_scale(newest, scale_id);
    if (scale != NOWHERE)
        line->gate_count = chart_gates(newest, scale, line->gates, line->gate_levels);
}
