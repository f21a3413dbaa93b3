/* member.c - one person who lets their team lead see them. */
#include "past.h"
#include "reviewing.h"

#include "leadquiz/clock.h"
#include "leadquiz/history_page.h"
#include "leadquiz/translate.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

struct member {
    const struct review_person *person;
    struct history history;
};

/* ---- what is said ---- */

/* Why one would talk to this person: it comes before everything else. */
static void add_reasons(struct page *page, const struct reviewing *reviewing,
                        const struct review_person *person) {
    char reasons[REASONS_MOST][REASON_WORDS];
    int count = review_reasons(&reviewing->review, person, reasons);
    for (int i = 0; i < count; i++)
        page_paragraph(page, ROLE_TEXT, 0, 0, reasons[i]);
    if (count > 0)
        page_line(page);
}

static void add_level(struct page *page, const struct reviewing *reviewing,
                      const struct review_person *person) {
    const struct level *levels = reviewing->instrument->levels;
    const char *not_assessed = reviewing->instrument->review.not_assessed;
    char words[128], names[2 * LINE_BYTES + 200];
    if (reviewing->instrument->level_count == 0)
        return;
    reviewing_level_words(reviewing, person, words, sizeof words);
    if (person->low == 0)
        snprintf(names, sizeof names, _("%s: there are too few answers for one."), words);
    else if (person->high > 0)
        snprintf(names, sizeof names, _("%s: %s or %s. The answers fit both levels."), words,
                 levels[person->low].name, levels[person->high].name);
    else
        snprintf(names, sizeof names, _("%s: %s."), words, levels[person->low].name);
    page_paragraph(page, ROLE_TEXT, 0, 0, names);
    if (reviewing_partial(reviewing, person) && not_assessed[0] != '\0')
        page_paragraph(page, ROLE_TEXT, 0, 0, not_assessed);
    page_line(page);
}

static void add_wish(struct page *page, const struct reviewing *reviewing,
                     const struct review_person *person) {
    const char *wish = reviewing_wish_words(reviewing, person);
    const struct corner *corner = reviewing_corner_of(reviewing, person);
    char line[2 * LINE_BYTES + 64];
    if (wish != NULL)
        snprintf(line, sizeof line, _("Wish to lead: “%s”."), wish);
    else
        snprintf(line, sizeof line, "%s", _("Wish to lead: no answer."));
    page_paragraph(page, ROLE_TEXT, 0, 0, line);
    if (corner != NULL) {
        snprintf(line, sizeof line, _("%s: %s"), corner->name, corner->asks);
        page_paragraph(page, ROLE_TEXT, 0, 0, line);
    }
    page_line(page);
}

static void add_talks(struct page *page, const struct reviewing *reviewing,
                      const struct review_person *person) {
    const char *talks[REVIEW_TALKS_MOST];
    int count = review_talks(&reviewing->review, person, talks);
    if (count == 0)
        return;
    page_paragraph(page, ROLE_STRONG, 0, 0, _("To open a conversation:"));
    for (int i = 0; i < count; i++)
        page_paragraph(page, ROLE_TEXT, 0, 2, talks[i]);
    page_line(page);
}

static void add_strength(struct page *page, const struct reviewing *reviewing,
                         const struct review_person *person) {
    char line[2 * LINE_BYTES + 64];
    if (person->strength == NOWHERE)
        return;
    const struct scale *scale = &reviewing->instrument->scales[person->strength];
    snprintf(line, sizeof line, _("Strength to coach to: %s."), scale->name);
    page_paragraph(page, ROLE_TEXT, 0, 0, line);
    if (scale->about[0] != '\0') {
        snprintf(line, sizeof line, _("It says to them: “%s”"), scale->about);
        page_paragraph(page, ROLE_TEXT, 0, 0, line);
    }
    page_line(page);
}

static void add_scales(struct page *page, const struct reviewing *reviewing,
                       const struct review_person *person) {
    const struct instrument *instrument = reviewing->instrument;
    for (int i = 0; i < instrument->scale_count; i++) {
        const char *name = instrument->scales[i].name;
        int sem = scoring_round(instrument_sem(instrument, i, FORM_FULL));
        int value = isnan(person->scales[i]) ? 0 : scoring_round((double)person->scales[i]);
        page_line(page);
        if (isnan(person->scales[i]))
            page_format(page, ROLE_TEXT, _("%s: not scored, too few answers."), name);
        else if (sem > 0)
            page_format(page, ROLE_TEXT, _("%s: %d of 100, give or take %d."), name, value, sem);
        else
            page_format(page, ROLE_TEXT, _("%s: %d of 100."), name, value);
    }
    page_line(page);
}

/* Since the sitting before, and since the first where that is another. */
static void add_changes(struct page *page, struct history *history) {
    int last = history->count - 1;
    if (last < 0)
        return;
    struct history_entry *now = &history->entries[last];
    int before = now->before, first = history_first(history, last);
    past_add_changes(page, history, last);
    page_line(page);
    if (first == NOWHERE)
        return;
    now->before = first;
    past_add_changes(page, history, last);
    now->before = before;
    history_page_between(page, history, last);
    page_line(page);
}

static void add_sittings(struct page *page, const struct history *history) {
    char line[300];
    page_line(page);
    page_format(page, ROLE_STRONG, N_("%d sitting:", "%d sittings, newest first:", history->count),
                history->count);
    for (int i = history->count - 1; i >= 0; i--) {
        history_line(history, i, line, sizeof line);
        page_paragraph(page, ROLE_TEXT, 2, 2, line);
    }
}

static bool say_member(struct reviewing *reviewing, struct member *member) {
    const struct review_person *person = member->person;
    struct page page;
    char title[2 * NAME_BYTES + 64];
    if (person->team[0] != '\0')
        snprintf(title, sizeof title, _("%s, team %s"), person->name, person->team);
    else
        snprintf(title, sizeof title, "%s", person->name);
    reviewing_head(reviewing, title);
    page_init(&page, reviewing->talk.width, reviewing->talk.glyphs);
    add_reasons(&page, reviewing, person);
    add_level(&page, reviewing, person);
    add_wish(&page, reviewing, person);
    add_talks(&page, reviewing, person);
    add_strength(&page, reviewing, person);
    add_scales(&page, reviewing, person);
    add_changes(&page, &member->history);
    add_sittings(&page, &member->history);
    return reviewing_say(reviewing, &page);
}

/* ---- going from one to the next ---- */

/* The person beside this one in the list as it is chosen, round its end. */
static int64_t beside(const struct reviewing *reviewing, int64_t person, int step) {
    const struct review_person *people = reviewing->review.people;
    int count = reviewing->row_count, at = NOWHERE;
    for (int i = 0; i < count; i++) {
        if (people[reviewing->rows[i]].person == person)
            at = i;
    }
    if (count == 0)
        return person;
    return people[reviewing->rows[at == NOWHERE ? 0 : (at + step + count) % count]].person;
}

/* Load what is known of the person now; *open is false when the page is not open any more. */
static bool look(struct reviewing *reviewing, int64_t person, struct member *member, bool *open) {
    history_free(&member->history);
    *member = (struct member){.person = NULL};
    *open = false;
    if (!reviewing_load(reviewing))
        return false;
    member->person = reviewing_person(reviewing, person);
    if (member->person == NULL) {
        talk_say(&reviewing->talk, _("This person's page is not open any more."));
        return true;
    }
    *open = review_history(&reviewing->review, person, &member->history, reviewing->error);
    return *open;
}

static void say_help(struct reviewing *reviewing) {
    talk_say(&reviewing->talk,
             _("What this person lets their team lead see: scales, level and wish to lead. Their "
               "answers, and what stands behind each scale, are theirs alone."));
    talk_say(&reviewing->talk,
             _("A change is called clear when it is larger than errors of measurement make in 95 "
               "of 100 cases, likely in 90 of 100; anything smaller is within noise, and means "
               "nothing by itself."));
    talk_say(&reviewing->talk,
             _("The questions are for opening a conversation. Ask one, and listen: what the person "
               "says counts more than any number here."));
}

/* *person is another one where the reply asks for that. */
static void follow(struct reviewing *reviewing, struct member *member, const char *reply,
                   int64_t *person) {
    struct past past = {.talk = &reviewing->talk, .history = member->history};
    if (talk_is(reply, 't'))
        past_say_trend(&past);
    else if (talk_is(reply, 'n') || reply[0] == '\0')
        *person = beside(reviewing, *person, 1);
    else if (talk_is(reply, 'p'))
        *person = beside(reviewing, *person, -1);
    else if (strcmp(reply, "?") == 0)
        say_help(reviewing);
    else
        talk_say(&reviewing->talk, _("That is none of these."));
}

enum step reviewing_member(struct reviewing *reviewing, int64_t person) {
    struct member member = {.person = NULL};
    char reply[REPLY_BYTES];
    int64_t said = 0;
    int number = 0, turn = NOWHERE;
    enum step step = STEP_ON;
    while (step == STEP_ON) {
        bool open = true;
        if (person != said || turn != reviewing->turn) {
            if (!look(reviewing, person, &member, &open) ||
                (open && !say_member(reviewing, &member)))
                step = STEP_FAILED;
            else if (!open)
                step = STEP_BACK;
            said = person;
            turn = reviewing->turn;
        }
        if (step == STEP_ON)
            step = reviewing_ask(reviewing,
                                 _("Type t for each scale over time, n for the next person, p for "
                                   "the one before, or ? (b back, q leave)."),
                                 reply, &number);
        if (step == STEP_ON && !reviewing_load(reviewing))
            step = STEP_FAILED;
        if (step == STEP_ON && turn == reviewing->turn)
            follow(reviewing, &member, reply, &person);
    }
    history_free(&member.history);
    return step;
}
