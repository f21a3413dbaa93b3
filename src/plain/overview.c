/* overview.c - which questions are answered, which are open. */
#include "way.h"

#include "leadquiz/clock.h"
#include "leadquiz/translate.h"

#include <stdio.h>
#include <string.h>

static bool is_open(const struct quiz *quiz, int place) {
    return quiz->answers.list[quiz->route[place]].value == ANSWER_OPEN;
}

/* "1-12, 14" for the places that are open, or for the others. Room for each place of the longest
 * route: at most "400, " each. */
static void list_places(const struct quiz *quiz, bool open, char *out, size_t size) {
    size_t used = 0;
    out[0] = '\0';
    for (int first = 0; first < quiz->route_count; first++) {
        if (is_open(quiz, first) != open)
            continue;
        int last = first;
        while (last + 1 < quiz->route_count && is_open(quiz, last + 1) == open)
            last++;
        int wrote = first == last
                        ? snprintf(out + used, size - used, "%s%d", used ? ", " : "", first + 1)
                        : snprintf(out + used, size - used, "%s%d-%d", used ? ", " : "", first + 1,
                                   last + 1);
        if (wrote < 0 || (size_t)wrote >= size - used)
            return;
        used += (size_t)wrote;
        first = last;
    }
}

static void say_summary(struct way *way) {
    const struct quiz *quiz = &way->take.quiz;
    char places[5 * PROMPTS_MOST];
    talk_blank(&way->talk);
    list_places(quiz, false, places, sizeof places);
    talk_format(&way->talk, _("Answered: %s."), places[0] != '\0' ? places : _("none"));
    list_places(quiz, true, places, sizeof places);
    talk_format(&way->talk, _("Open: %s."), places[0] != '\0' ? places : _("none"));
}

static void say_list(struct way *way) {
    const struct quiz *quiz = &way->take.quiz;
    for (int i = 0; i < quiz->route_count; i++) {
        const char *text = quiz->instrument->prompts[quiz->route[i]].text;
        char mark[16];
        char line[REPLY_BYTES];
        snprintf(mark, sizeof mark, "%d", i + 1);
        snprintf(line, sizeof line, is_open(quiz, i) ? _("open: %s") : _("answered: %s"), text);
        talk_entry(&way->talk, mark, line);
    }
}

enum step way_overview(struct way *way) {
    const struct quiz *quiz = &way->take.quiz;
    char reply[REPLY_BYTES];
    say_summary(way);
    for (;;) {
        int number = 0;
        enum step step = talk_ask(&way->talk,
                                  _("Type a number to go to that question, l for the list with "
                                    "their texts, or press Enter to go back (q leave)."),
                                  reply, way->error);
        if (step != STEP_ON || reply[0] == '\0' || talk_is(reply, 'b'))
            return step;
        if (talk_is(reply, 'q'))
            return way_leave(way);
        if (talk_is(reply, 'l')) {
            say_list(way);
            continue;
        }
        if (text_to_int(reply, strlen(reply), &number) && number >= 1 &&
            number <= quiz->route_count) {
            take_go(&way->take, quiz->route[number - 1], clock_now());
            return STEP_ON;
        }
        talk_format(&way->talk, _("There is no such question. Please type 1 to %d."),
                    quiz->route_count);
    }
}
