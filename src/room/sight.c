/* sight.c - what a room can be shown at all: for want of people, of questions, or of votes. */
#include "leadquiz/room.h"

#include "leadquiz/translate.h"

#include <stdio.h>
#include <string.h>

enum { SENTENCE_BYTES = 200 };

/* ---- people ---- */

static bool is_vote(const struct meeting *meeting) {
    return meeting->one_by_one || meeting->focus != NOWHERE;
}

enum room_sight room_sight(const struct privacy_rules *rules, const struct meeting *meeting,
                           int people) {
    if (people >= rules->group_levels)
        return SIGHT_WHOLE;
    return is_vote(meeting) || people < rules->group_mean ? SIGHT_NOTHING : SIGHT_MEANS;
}

void room_sight_words(const struct privacy_rules *rules, const struct meeting *meeting, int people,
                      char *out, size_t size) {
    int counts = rules->group_levels, means = rules->group_mean;
    out[0] = '\0';
    switch (room_sight(rules, meeting, people)) {
    case SIGHT_WHOLE: return;
    case SIGHT_MEANS:
        (void)snprintf(out, size,
                       N_("From %d person on the room sees how many answered what; with fewer it "
                          "sees means alone.",
                          "From %d people on the room sees how many answered what; with fewer it "
                          "sees means alone.",
                          counts),
                       counts);
        return;
    case SIGHT_NOTHING:
        if (is_vote(meeting))
            (void)snprintf(out, size,
                           N_("A vote is shown from %d person on; of fewer the room sees nothing.",
                              "A vote is shown from %d people on; of fewer the room sees nothing.",
                              counts),
                           counts);
        else
            (void)snprintf(
                out, size,
                N_("A result is shown from %d person on; of fewer the room sees nothing.",
                   "A result is shown from %d people on; of fewer the room sees nothing.", means),
                means);
        return;
    }
}

/* ---- before the reveal ---- */

static void add_sentence(const char *sentence, char *out, size_t size) {
    size_t used = strlen(out);
    if (sentence[0] != '\0')
        (void)snprintf(out + used, size - used, used > 0 ? " %s" : "%s", sentence);
}

void room_reveal_words(const struct privacy_rules *rules, const struct meeting *meeting,
                       const struct room_counts *counts, char *out, size_t size) {
    bool vote = is_vote(meeting);
    char words[SENTENCE_BYTES] = "";
    out[0] = '\0';
    if (counts->here_done < counts->here)
        (void)snprintf(words, sizeof words,
                       vote ? _("Of those who are here, %d of %d have voted.")
                            : _("Of those who are here, %d of %d are done."),
                       counts->here_done, counts->here);
    add_sentence(words, out, size);
    words[0] = '\0';
    if (counts->done == 0)
        (void)snprintf(words, sizeof words, "%s",
                       vote ? _("Nobody has voted, so there is nothing to see.")
                            : _("Nobody has answered all of it, so there is nothing to see."));
    else if (room_sight(rules, meeting, counts->done) == SIGHT_NOTHING)
        room_sight_words(rules, meeting, counts->done, words, sizeof words);
    add_sentence(words, out, size);
    if (out[0] != '\0')
        add_sentence(vote ? _("A vote that is revealed cannot be opened again; the room can vote "
                              "once more on the question.")
                          : _("A form that is revealed cannot be opened again, so nobody goes on "
                              "with it."),
                     out, size);
}

void room_open_words(const struct meeting *meeting, const struct room_counts *counts, char *out,
                     size_t size) {
    bool empty = meeting->state == MEETING_LOBBY && counts->seats == 0;
    (void)snprintf(out, size, "%s",
                   empty
                       ? _("Nobody is in. People can join later too, but a meeting that has begun "
                           "does not go back to waiting for them.")
                       : "");
}

void room_close_words(const struct meeting *meeting, const struct room_counts *counts, char *out,
                      size_t size) {
    const char *words = is_vote(meeting)
                            ? _("Nobody has voted. A vote that is closed takes no more answers "
                                "until it is opened again.")
                            : _("Nobody has answered all of it. What is closed takes no more "
                                "answers until it is opened again.");
    (void)snprintf(out, size, "%s", counts->done == 0 ? words : "");
}

/* ---- questions ---- */

static bool asks(const struct order *order, int prompt) {
    for (int i = 0; i < order->count; i++) {
        if (order->prompts[i] == prompt)
            return true;
    }
    return false;
}

static int items_of(const struct instrument *instrument, enum form form, int scale, bool team) {
    const struct order *order = instrument_order(instrument, form, team);
    int count = 0;
    for (int i = 0; i < order->count; i++) {
        const struct item *item = instrument_item(instrument, order->prompts[i]);
        count += item != NULL && instrument->facets[item->facet].scale == scale;
    }
    return count;
}

/* Whether a form tells of the scale with people who have a team, or have none. */
static bool tells_of(const struct instrument *instrument, enum form form, int scale, bool team) {
    enum { ITEMS_LEAST = 2 }; /* as scores are made */
    return form != FORM_SHORT || items_of(instrument, form, scale, team) >= ITEMS_LEAST;
}

void room_leave_out(const struct instrument *instrument, enum form form, int people,
                    struct group_figures *figures) {
    int desire = instrument->role_question[ROLE_DESIRE];
    if (form != FORM_SHORT)
        return;
    figures->levels.withheld = WITHHELD_NONE;
    if (desire != NOWHERE && !asks(instrument_order(instrument, form, true), desire))
        figures->desire.withheld = WITHHELD_NONE;
    for (int s = 0; s < instrument->scale_count; s++) {
        bool with = tells_of(instrument, form, s, true),
             without = tells_of(instrument, form, s, false);
        bool few = figures->scales[s].withheld == WITHHELD_FEW;
        if ((!with && !without) ||
            (with != without && few && people >= instrument->privacy.group_mean))
            figures->scales[s].withheld = WITHHELD_NONE;
    }
}

void room_scale_words(const struct instrument *instrument, enum form form, int scale, char *out,
                      size_t size) {
    bool with = tells_of(instrument, form, scale, true);
    int least = instrument->privacy.group_mean;
    if (!with && !tells_of(instrument, form, scale, false))
        (void)snprintf(out, size, "%s", _("The short form does not look at it."));
    else if (with)
        (void)snprintf(
            out, size,
            N_("The short form looks at it with people who have a team; shown from %d of "
               "them on.",
               "The short form looks at it with people who have a team; shown from %d of "
               "them on.",
               least),
            least);
    else
        (void)snprintf(out, size,
                       N_("The short form looks at it with people who have no team; shown from %d "
                          "of them on.",
                          "The short form looks at it with people who have no team; shown from %d "
                          "of them on.",
                          least),
                       least);
}

/* ---- votes ---- */

int room_last_shown(const struct room_question *question) {
    int last = question->rounds - 1;
    for (int round = last; round >= 0; round--) {
        if (question->counts[round].withheld == SHOWN)
            return round;
    }
    return last > 0 ? last : 0;
}
