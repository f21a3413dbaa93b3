/* What facilitator and projector both show while a room answers: counts alone. */
#include "meeting.h"

#include "leadquiz/text.h"
#include "leadquiz/told.h"
#include "leadquiz/translate.h"

#include <stdio.h>
#include <string.h>

enum { WORDS_BYTES = 200, FACT_BYTES = 300 };

static void clock_words(const struct app *app, char *out, size_t size) {
    long long seconds = app->meet->seconds;
    if (seconds < 0)
        snprintf(out, size, "%s", "");
    else
        snprintf(out, size, "%lld:%02lld", seconds / 60, seconds % 60);
}

static void brief_join_words(const struct app *app, char *out, size_t size) {
    snprintf(out, size, "leadquiz join %s", app->meet->meeting.code);
}

/* The name of a store gives way to the title. */
static const char *fitting_fact(const struct app *app, const char *fact, const char *clock,
                                char brief[WORDS_BYTES]) {
    int clock_room = clock[0] != '\0' ? text_width(clock) + 3 : 0;
    bool fits =
        text_width(app->meet->meeting.title) + 2 + text_width(fact) + clock_room <= app->width;
    brief_join_words(app, brief, WORDS_BYTES);
    return !fits && strncmp(fact, brief, strlen(brief)) == 0 ? brief : fact;
}

void meet_header(struct app *app, const char *fact) {
    char clock[40], both[FACT_BYTES], brief[WORDS_BYTES];
    clock_words(app, clock, sizeof clock);
    fact = fitting_fact(app, fact, clock, brief);
    if (clock[0] != '\0' && fact[0] != '\0')
        snprintf(both, sizeof both, "%s %s %s", fact, app->glyphs->separator, clock);
    else
        snprintf(both, sizeof both, "%s%s", fact, clock);
    paint_header(app, app->meet->meeting.title, both, 0, 0);
}

void meet_join_words(const struct app *app, char *out, size_t size) {
    char command[TOLD_BYTES];
    told_command(command, "join %s", app->meet->meeting.code);
    if (text_width(command) > app->width - 2 || strlen(command) >= size)
        brief_join_words(app, out, size);
    else
        snprintf(out, size, "%s", command);
}

void meet_seats_words(const struct app *app, char *out, size_t size) {
    const struct room_counts *counts = &app->meet->counts;
    int away = counts->seats - counts->here;
    char seats[WORDS_BYTES];
    snprintf(seats, sizeof seats, N_("%d person is in", "%d people are in", counts->seats),
             counts->seats);
    if (away > 0 && counts->seats > 0)
        snprintf(out, size, _("%s, %d of them away"), seats, away);
    else
        snprintf(out, size, "%s", seats);
}

int meet_filled(const struct room_counts *counts, int width) {
    int halves = counts->begun + counts->done;
    return counts->seats > 0 && halves <= 2 * counts->seats ? width * halves / (2 * counts->seats)
                                                            : 0;
}

void meet_done_words(const struct app *app, char *out, size_t size) {
    const struct meet *meet = app->meet;
    const struct room_counts *counts = &meet->counts;
    if (meet->meeting.focus != NOWHERE)
        snprintf(out, size, _("%d of %d have voted"), counts->done, counts->seats);
    else
        snprintf(out, size, _("%d of %d are done"), counts->done, counts->seats);
}

int meet_paint_progress(struct app *app, int row, int rows) {
    bool lobby = app->meet->meeting.state == MEETING_LOBBY;
    const struct room_counts *counts = &app->meet->counts;
    char words[WORDS_BYTES];
    int used = 0;
    meet_seats_words(app, words, sizeof words);
    if (lobby || rows >= 3)
        paint_text(app, row + used++, app->left, app->width, ROLE_STRONG, words);
    if (lobby)
        return used;
    meet_done_words(app, words, sizeof words);
    paint_text(app, row + used++, app->left, app->width, ROLE_TEXT, words);
    if (used == rows)
        return used;
    int filled = meet_filled(counts, app->width);
    paint_repeat(app, row + used, app->left, filled, ROLE_BAR, app->glyphs->bar);
    paint_repeat(app, row + used, app->left + filled, app->width - filled, ROLE_TRACK,
                 app->glyphs->track);
    return used + 1;
}
