/* team_words.c - the figures of a group in words. */
#include "team.h"

#include "leadquiz/clock.h"
#include "leadquiz/result_page.h"
#include "leadquiz/translate.h"

#include <stdio.h>
#include <string.h>

static const struct {
    const char *key, *text; /* MARKed */
} labels[TEAM_LABEL_COUNT] = {
    [TEAM_LEVELS] = {"levels", MARK("Levels")},
    [TEAM_SCALES] = {"scales", MARK("Scales")},
    [TEAM_SCALE] = {"scale", MARK("Scale")},
    [TEAM_MEAN] = {"mean", MARK("Mean")},
    [TEAM_GIVE_OR_TAKE] = {"give_or_take", MARK("give or take")},
    [TEAM_GATE] = {"gate", MARK("gate")},
    [TEAM_MOVEMENT] = {"movement", MARK("Movement of the same people")},
    [TEAM_DESIRE] = {"desire", MARK("The wish to lead")},
    [TEAM_LEANS] = {"leans", MARK("What draws people")},
    [TEAM_PEOPLE] = {"people", MARK("People")},
    [TEAM_SHARE] = {"share", MARK("Share")},
    [TEAM_MONTHS] = {"months", MARK("Over time")},
    [TEAM_MONTH] = {"month", MARK("Month")},
    [TEAM_MEETING] = {"meeting", MARK("Meeting")},
    [TEAM_SITTINGS] = {"sittings", MARK("Sittings")},
    [TEAM_SPLIT] = {"split", MARK("Where answers differ most")},
    [TEAM_LOWEST] = {"lowest", MARK("Where there is most to gain")},
    [TEAM_QUESTIONS] = {"questions", MARK("Questions")},
    [TEAM_VOTES] = {"votes", MARK("Votes")},
    [TEAM_NEXT] = {"next", MARK("What to do next")},
    [TEAM_FOOT] = {"foot", MARK("How to read this")},
};

const char *team_label(enum team_label label) {
    return _(labels[label].text);
}

const char *team_label_key(enum team_label label) {
    return labels[label].key;
}

/* ---- cells ---- */

void group_level_words(const struct instrument *instrument, const struct group_cell *cell,
                       char *out, size_t size) {
    if (cell->first < cell->last)
        snprintf(out, size, _("Levels %d to %d"), cell->first, cell->last);
    else
        snprintf(out, size, _("Level %d – %s"), cell->first, instrument->levels[cell->first].name);
}

static const char *option_label(const struct prompt *prompt, int option) {
    return option >= 0 && option < prompt->option_count ? prompt->options[option].label : "?";
}

/* The answers from `first` to `last`, counted from 1. */
static void say_answers(const struct prompt *prompt, int first, int last, char *out, size_t size) {
    const char *from = option_label(prompt, first - 1), *to = option_label(prompt, last - 1);
    if (first == last)
        snprintf(out, size, "%s", from);
    else if (last == first + 1)
        snprintf(out, size, _("%s or %s"), from, to);
    else
        snprintf(out, size, _("%s to %s"), from, to);
}

void group_answer_words(const struct instrument *instrument, int prompt,
                        const struct group_cell *cell, char *out, size_t size) {
    const struct prompt *asked = &instrument->prompts[prompt];
    char answers[WORDS_BYTES];
    if (asked->kind != PROMPT_ITEM) { /* a value is the number of an option less one */
        say_answers(asked, cell->first + 1, cell->last + 1, out, size);
        return;
    }
    int first = cell->first > 0 ? cell->first : 1;
    if (cell->last < first) {
        snprintf(out, size, "%s", instrument->no_chance);
        return;
    }
    say_answers(asked, first, cell->last, answers, sizeof answers);
    if (cell->first > 0 || !asked->no_chance)
        snprintf(out, size, "%s", answers);
    else /* an answer, and none: they are put together, and no neighbours */
        snprintf(out, size, _("%s, with those who said: %s"), answers, instrument->no_chance);
}

void group_lean_words(const struct instrument *instrument, const struct review_questions *questions,
                      const struct group_cell *cell, char *out, size_t size) {
    out[0] = '\0';
    for (int i = cell->first; i <= cell->last; i++)
        report_append(out, size, ", ",
                      i < questions->lean_count ? instrument->scales[questions->lean_scales[i]].name
                                                : _("Mixed"));
}

/* ---- sentences ---- */

static void say_kept_at(const struct review *review, char *out, size_t size) {
    const struct review_meeting *meeting = &review->meeting;
    bool made_up = review->made_up;
    if (review->team[0] == '\0')
        snprintf(out, size,
                 made_up ? _("Everybody who kept a result at %s (%s; made-up data)")
                         : _("Everybody who kept a result at %s (%s)"),
                 meeting->title, meeting->code);
    else
        snprintf(out, size,
                 made_up ? _("Team %s, those who kept a result at %s (%s; made-up data)")
                         : _("Team %s, those who kept a result at %s (%s)"),
                 review->team, meeting->title, meeting->code);
}

void say_group(const struct review *review, char *out, size_t size) {
    bool made_up = review->made_up;
    if (review->meeting.id != 0)
        say_kept_at(review, out, size);
    else if (review->team[0] == '\0')
        snprintf(out, size, "%s", made_up ? _("Everybody (made-up data)") : _("Everybody"));
    else
        snprintf(out, size, made_up ? _("Team %s (made-up data)") : _("Team %s"), review->team);
}

/* "+4", "-1", "0" */
static void say_difference(double difference, char out[16]) {
    int points = scoring_round(difference < 0 ? -difference : difference);
    snprintf(out, 16, points == 0 ? "%d" : "%+d", difference < 0 ? -points : points);
}

struct movement {
    char difference[16], low[16], high[16];
};

/* False where there is none to say. */
static bool read_movement(const struct group_mean *mean, struct movement *movement) {
    if (mean->movement_withheld != SHOWN || mean->withheld != SHOWN)
        return false;
    say_difference(mean->movement.estimate, movement->difference);
    say_difference(mean->movement.low, movement->low);
    say_difference(mean->movement.high, movement->high);
    return true;
}

void say_movement(const struct group_mean *mean, char *out, size_t size) {
    struct movement movement;
    out[0] = '\0';
    if (!read_movement(mean, &movement))
        return;
    /* Translators: "+4 (+1 to +7), 18 people". */
    snprintf(out, size,
             N_("%s (%s to %s), %d person", "%s (%s to %s), %d people", mean->movement_people),
             movement.difference, movement.low, movement.high, mean->movement_people);
}

void say_movement_sentence(const struct group_mean *mean, char *out, size_t size) {
    struct movement movement;
    out[0] = '\0';
    if (!read_movement(mean, &movement))
        return;
    snprintf(out, size,
             N_("The same %d person has moved by %s, between %s and %s.",
                "The same %d people have moved by %s, between %s and %s.", mean->movement_people),
             mean->movement_people, movement.difference, movement.low, movement.high);
}

void say_as_of(const struct review *review, int64_t as_of, bool few_changed, char *out,
               size_t size) {
    int people = review->instrument->privacy.difference;
    char date[DATE_BYTES];
    out[0] = '\0';
    if (as_of == 0)
        return;
    clock_date(as_of, date, sizeof date);
    if (!few_changed) {
        snprintf(out, size,
                 _("Figures of %s. New figures could tell about one or two people beside what was "
                   "shown."),
                 date);
        return;
    }
    snprintf(out, size,
             _("Figures of %s. Fewer than %d people have changed since; new figures come when %d "
               "have."),
             date, people, people);
}

static void say_answered(const struct review *review, char *out, size_t size) {
    const struct store_activity *activity = &review->activity;
    int days = review->instrument->review.due_days;
    long long people = activity->people, answered = activity->answered, since = activity->since;
    if (people < 0)
        snprintf(out, size,
                 N_("How many have answered is told from %d person on.",
                    "How many have answered is told from %d people on.",
                    review->instrument->privacy.group_mean),
                 review->instrument->privacy.group_mean);
    else if (days > 0)
        snprintf(out, size,
                 N_("%lld of %lld person has answered, %lld in the last %d days.",
                    "%lld of %lld people have answered, %lld in the last %d days.", people),
                 answered, people, since, days);
    else
        snprintf(
            out, size,
            N_("%lld of %lld person has answered.", "%lld of %lld people have answered.", people),
            answered, people);
}

/* The way out is the same whether people said No or have not come: nobody is to be asked why. */
static bool say_waiting(const struct review *review, char *out, size_t size) {
    const struct instrument *instrument = review->instrument;
    if (review->activity.answered == 0 ||
        (review->figures.levels.withheld != WITHHELD_FEW &&
         team_withheld_all(instrument, &review->figures) != WITHHELD_FEW))
        return false;
    snprintf(
        out, size,
        _("Figures come with enough people who let their answers count (means: %d, levels: %d). "
          "Each can allow it under My results, My data."),
        instrument->privacy.group_mean, instrument->privacy.group_levels);
    return true;
}

void say_helps(bool at_meeting, char *out, size_t size) {
    snprintf(out, size, "%s",
             at_meeting
                 ? _("What is left out can come when more of those who were at the meeting keep "
                     "their result: their seat word leads back to it. Nobody has to.")
                 : _("What is left out can come when more people have answered and let their "
                     "answers count. Nobody has to."));
}

/* Whatever it is that would tell about one or two people: who and how many is not to be known. */
static bool say_close(const struct review *review, char *out, size_t size) {
    bool close = review->figures.levels.withheld == WITHHELD_CLOSE;
    for (int s = 0; s < review->instrument->scale_count; s++)
        close = close || review->figures.scales[s].withheld == WITHHELD_CLOSE;
    if (close && review->figures.as_of == 0)
        say_helps(review->meeting.id != 0, out, size);
    return close && review->figures.as_of == 0;
}

int say_activity(const struct review *review, char sentences[HEAD_MOST][REASON_BYTES]) {
    int count = 0;
    say_answered(review, sentences[count++], REASON_BYTES);
    count += say_waiting(review, sentences[count], REASON_BYTES) ||
             say_close(review, sentences[count], REASON_BYTES);
    if (review->due > 0)
        snprintf(sentences[count++], REASON_BYTES,
                 review->due == 1 && review->count > 1
                     ? _("Of %d people who let you see their result, %d is due to answer again.")
                     : N_("Of %d person who lets you see the result, %d is due to answer again.",
                          "Of %d people who let you see their result, %d are due to answer again.",
                          review->count),
                 review->count, review->due);
    say_as_of(review, review->figures.as_of, review->figures.few_changed, sentences[count],
              REASON_BYTES);
    return count + (sentences[count][0] != '\0');
}

/* The reasons are the same whoever is missing, and how many have which is not told. */
void say_counted(const struct review *review, struct team_counts *counts) {
    const struct group_counts *levels = &review->figures.levels;
    const char *between = _("Who is between two levels counts with the one that the rules give.");
    long long answered = review->activity.answered;
    if (levels->withheld != SHOWN)
        return;
    snprintf(counts->foot, sizeof counts->foot, "%s", between);
    if (review->figures.as_of > 0 || answered < 0 ||
        levels->people >= answered) /* not of one moment, not told, or all */
        return;
    snprintf(counts->counted, sizeof counts->counted, _("%d of the %lld who have answered"),
             levels->people, answered);
    snprintf(counts->foot, sizeof counts->foot,
             _("Levels count %d of the %lld who have answered. They leave out whoever is in no "
               "averages, the short form, and answers that are too few or too hasty for a level. "
               "Who is between two levels counts with the one that the rules give."),
             levels->people, answered);
}

int say_question_notes(const struct review *review, const struct review_question *question,
                       char notes[QUESTION_NOTES_MOST][REASON_BYTES]) {
    const struct item *item = instrument_item(review->instrument, question->prompt);
    const struct group_counts *counts = &question->counts;
    int count = 0;
    if (item != NULL && item->reversed)
        snprintf(notes[count++], REASON_BYTES, "%s",
                 _("Asked the other way round: a lower answer is better."));
    if (counts->withheld == SHOWN)
        snprintf(notes[count++], REASON_BYTES,
                 N_("%d person answered.", "%d people answered.", counts->people), counts->people);
    if (item != NULL && item->needs_team)
        snprintf(notes[count++], REASON_BYTES, "%s",
                 _("People with a team of their own are asked, nobody else."));
    return count;
}

void say_withheld(const struct review *review, enum withheld withheld, int least, char *out,
                  size_t size) {
    out[0] = '\0';
    if (withheld != SHOWN && withheld != WITHHELD_NONE)
        review_withheld_words(review, withheld, least, out, size);
}

void say_team_foot(const struct review *review, char *out, size_t size) {
    const char *foot = review->instrument->wording.team_foot;
    int most = 0;
    char people[16], without[FILLED_MOST];
    for (int s = 0; s < review->instrument->scale_count; s++) {
        const struct group_mean *mean = &review->figures.scales[s];
        if (mean->withheld == SHOWN && mean->people > most)
            most = mean->people;
    }
    snprintf(people, sizeof people, "%d", most);
    if (most == 0) { /* there are no averages to say a number of */
        without_sentence(without, sizeof without, foot, "{n}");
        foot = without;
    }
    result_fill(out, size, foot, "n", people, (char *)NULL);
}

/* ---- means ---- */

struct chart_bar team_bar(const struct instrument *instrument, const struct group_mean *mean,
                          int scale) {
    struct chart_bar bar = {.name = instrument->scales[scale].name,
                            .motto = instrument->scales[scale].motto,
                            .known = mean->withheld == SHOWN};
    if (bar.known) {
        bar.value = mean->mean.estimate;
        bar.low = mean->mean.low;
        bar.high = mean->mean.high;
    }
    bar.gate_count = chart_gates(instrument, scale, bar.gates, bar.gate_levels);
    return bar;
}

void say_mean(const struct group_mean *mean, char shown[8], char give_or_take[8]) {
    shown[0] = give_or_take[0] = '\0';
    if (mean->withheld != SHOWN)
        return;
    double above = mean->mean.high - mean->mean.estimate;
    double below = mean->mean.estimate - mean->mean.low; /* an end at 0 or 100 is clipped */
    snprintf(shown, 8, "%d", scoring_round(mean->mean.estimate));
    snprintf(give_or_take, 8, "%d", scoring_round(above > below ? above : below));
}

enum withheld team_withheld_all(const struct instrument *instrument,
                                const struct group_figures *figures) {
    enum withheld first = figures->scales[0].withheld;
    for (int s = 1; s < instrument->scale_count; s++) {
        if (figures->scales[s].withheld != first)
            return SHOWN;
    }
    return first;
}

int say_movements_withheld(const struct review *review, const struct group_figures *figures,
                           char notes[NOTES_MOST][REASON_BYTES]) {
    static const enum withheld reasons[] = {WITHHELD_FEW, WITHHELD_CLOSE};
    int count = 0;
    for (size_t i = 0; i < sizeof reasons / sizeof reasons[0]; i++) {
        char names[REASON_BYTES / 2] = "", sentence[REASON_BYTES / 2];
        int shown = 0, held = 0;
        for (int s = 0; s < review->instrument->scale_count; s++) {
            const struct group_mean *mean = &figures->scales[s];
            shown += mean->withheld == SHOWN;
            if (mean->withheld != SHOWN || mean->movement_withheld != reasons[i])
                continue;
            held++;
            report_append(names, sizeof names, ", ", review->instrument->scales[s].name);
        }
        if (held == 0)
            continue;
        say_withheld(review, reasons[i], review->instrument->privacy.group_mean, sentence,
                     sizeof sentence);
        if (held == shown)
            snprintf(notes[count++], REASON_BYTES, _("Movement: %s"), sentence);
        else
            snprintf(notes[count++], REASON_BYTES, _("Movement of %s: %s"), names, sentence);
    }
    return count;
}
