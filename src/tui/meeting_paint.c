/* What facilitator and projector both show while a room answers: counts alone. */
#include "meeting.h"

#include "leadquiz/translate.h"

#include <stdio.h>

enum { WORDS_BYTES = 200, FACT_BYTES = 300 };

static void clock_words(const struct app *app, char *out, size_t size) {
    long long seconds = app->meet->seconds;
    if (seconds < 0)
        snprintf(out, size, "%s", "");
    else
        snprintf(out, size, "%lld:%02lld", seconds / 60, seconds % 60);
}

void meet_header(struct app *app, const char *fact) {
    char clock[40], both[FACT_BYTES];
    clock_words(app, clock, sizeof clock);
    if (clock[0] != '\0' && fact[0] != '\0')
        snprintf(both, sizeof both, "%s %s %s", fact, app->glyphs->separator, clock);
    else
        snprintf(both, sizeof both, "%s%s", fact, clock);
    paint_header(app, app->meet->meeting.title, both, 0, 0);
}

void meet_join_words(const struct app *app, char *out, size_t size) {
    snprintf(out, size, "leadquiz join %s", app->meet->meeting.code);
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
