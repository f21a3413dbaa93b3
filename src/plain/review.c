/* review.c - the team at a glance: whom to talk to, how it stands, and the doors to the rest. */
#include "passphrase.h"
#include "plain.h"
#include "reviewing.h"

#include "leadquiz/arguments.h"
#include "leadquiz/clock.h"
#include "leadquiz/lead.h"
#include "leadquiz/team_report.h"
#include "leadquiz/translate.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { TRIES = 3, REASON_BYTES = 600 };

typedef enum step (*part_fn)(struct reviewing *reviewing);

static enum step everybody_listed(struct reviewing *reviewing) {
    reviewing_everybody(reviewing);
    return reviewing_people(reviewing);
}

static const struct {
    const char *label;
    part_fn part;
} doors[] = {
    {MARK("People"), everybody_listed},
    {MARK("Who is who"), reviewing_map},
    {MARK("Over time"), reviewing_months},
    {MARK("Questions"), reviewing_questions},
    {MARK("Another team"), reviewing_teams},
    {MARK("Save a report"), reviewing_report},
    {MARK("Meetings that have ended"), reviewing_meetings},
};

enum { DOORS = sizeof doors / sizeof doors[0] };

struct overview {
    int turn;
    struct review_suggestion suggestions[SUGGESTED_COUNT];
    int64_t people[SUGGESTED_COUNT]; /* of the suggestions */
    int count;
    enum suggested kinds[SUGGESTED_COUNT]; /* those that can be listed */
    int kind_count;
};

/* ---- whom to talk to ---- */

static void say_suggestion(struct reviewing *reviewing, const struct overview *overview,
                           int number) {
    const struct review_suggestion *suggestion = &overview->suggestions[number];
    char mark[16], reason[REASON_BYTES], line[REASON_BYTES + NAME_BYTES + 64];
    review_suggestion_words(&reviewing->review, suggestion, reason, sizeof reason);
    snprintf(mark, sizeof mark, "%d", DOORS + number + 1);
    snprintf(line, sizeof line, _("%s: %s."), reviewing->review.people[suggestion->person].name,
             reason);
    talk_entry(&reviewing->talk, mark, line);
}

static const char *kind_words(const struct reviewing *reviewing, enum suggested why) {
    switch (why) {
    case SUGGESTED_READY: return reviewing->instrument->review.corners[CORNER_READY_WANTS].name;
    case SUGGESTED_FALL: return _("Something fell clearly");
    default: return _("Due to answer again");
    }
}

/* A number for all of a kind, where there is more than the one who was named. */
static void say_kinds(struct reviewing *reviewing, struct overview *overview) {
    overview->kind_count = 0;
    for (int i = 0; i < overview->count; i++) {
        const struct review_suggestion *suggestion = &overview->suggestions[i];
        char mark[16], line[REASON_BYTES];
        if (suggestion->alike < 2)
            continue;
        overview->kinds[overview->kind_count++] = suggestion->why;
        snprintf(mark, sizeof mark, "%d", DOORS + overview->count + overview->kind_count);
        snprintf(line, sizeof line, N_("%s: all %d", "%s: all %d", suggestion->alike),
                 kind_words(reviewing, suggestion->why), suggestion->alike);
        talk_entry(&reviewing->talk, mark, line);
    }
}

static void say_suggestions(struct reviewing *reviewing, struct overview *overview) {
    const struct review *review = &reviewing->review;
    overview->count = review_suggest(review, overview->suggestions);
    talk_blank(&reviewing->talk);
    talk_say(&reviewing->talk, _("Whom to talk to first:"));
    for (int i = 0; i < overview->count; i++) {
        overview->people[i] = review->people[overview->suggestions[i].person].person;
        say_suggestion(reviewing, overview, i);
    }
    say_kinds(reviewing, overview);
    if (overview->count > 0)
        return;
    if (review->activity.people == 0) {
        talk_say(&reviewing->talk,
                 _("Nobody has answered here. People come in when they take the questionnaire, "
                   "each under a code name and with the name of their team."));
        talk_say(&reviewing->talk, _("To see all of this with made-up people first, leave the "
                                     "program and start it as: leadquiz demo"));
    } else if (review->count == 0)
        talk_say(&reviewing->talk, _("Nobody can be named here: people are, when they let their "
                                     "team lead see their scores."));
    else
        talk_say(&reviewing->talk,
                 _("Nothing stands out just now. Go through the people, one by one."));
}

static void say_news(struct reviewing *reviewing) {
    struct review_news news = review_news(&reviewing->review);
    char date[40];
    if (reviewing->review.looked == 0 || news.answered == 0)
        return;
    clock_date(reviewing->review.looked, date, sizeof date);
    talk_format(&reviewing->talk,
                N_("Since you looked on %s: %d person answered.",
                   "Since you looked on %s: %d people answered.", news.answered),
                date, news.answered);
    if (news.moved > 0)
        talk_format(&reviewing->talk,
                    N_("%d of them moved clearly.", "%d of them moved clearly.", news.moved),
                    news.moved);
}

/* ---- the whole page ---- */

static bool say_summary(struct reviewing *reviewing) {
    struct page page;
    page_init(&page, reviewing->talk.width, reviewing->talk.glyphs);
    team_page_summary(&page, &reviewing->review);
    return reviewing_say(reviewing, &page);
}

static void say_doors(struct reviewing *reviewing) {
    talk_blank(&reviewing->talk);
    for (int i = 0; i < DOORS; i++) {
        char mark[16];
        snprintf(mark, sizeof mark, "%d", i + 1);
        talk_entry(&reviewing->talk, mark, _(doors[i].label));
    }
}

static bool say_overview(struct reviewing *reviewing, struct overview *overview) {
    char title[NAME_BYTES + MEETING_TITLE_BYTES + 128];
    const struct review_meeting *meeting = &reviewing->review.meeting;
    if (!reviewing_load(reviewing) ||
        (reviewing_quick(reviewing) && !reviewing_load_questions(reviewing)))
        return false;
    if (reviewing->team[0] != '\0' && reviewing->kept_at[0] != '\0')
        snprintf(title, sizeof title, _("Review of team %s, those who kept a result at %s (%s)"),
                 reviewing->team, meeting->title, meeting->code);
    else if (reviewing->kept_at[0] != '\0')
        snprintf(title, sizeof title, _("Review of everybody who kept a result at %s (%s)"),
                 meeting->title, meeting->code);
    else if (reviewing->team[0] != '\0')
        snprintf(title, sizeof title, _("Review of team %s"), reviewing->team);
    else
        snprintf(title, sizeof title, "%s", _("Review of everybody"));
    reviewing_head(reviewing, title);
    overview->turn = reviewing->turn;
    if (!say_summary(reviewing))
        return false;
    say_news(reviewing);
    say_suggestions(reviewing, overview);
    return reviewing_standing(reviewing);
}

/* ---- the conversation ---- */

static void say_help(struct reviewing *reviewing) {
    talk_say(&reviewing->talk,
             _("Single people are shown when they let their team lead see their scores, their "
               "level and their wish to lead; answers are never shown. Means and counts are over "
               "everybody who lets their answers count in averages."));
    talk_say(&reviewing->talk,
             _("A mean needs enough people behind it, and a count more; a figure that would tell "
               "about one or two people is withheld, and says so in its place."));
    talk_say(&reviewing->talk,
             _("Between tells how sure a figure is: the true value is likely there. A change is "
               "called clear when it is larger than errors of measurement make in 95 of 100 "
               "cases."));
}

/* Everybody of whom the same can be said. */
static enum step list_alike(struct reviewing *reviewing, enum suggested why) {
    reviewing_everybody(reviewing);
    review_suggested(why, &reviewing->choice);
    enum step step = reviewing_people(reviewing);
    reviewing_everybody(reviewing);
    return step;
}

static enum step follow(struct reviewing *reviewing, struct overview *overview, const char *reply,
                        int number) {
    if (number >= 1 && number <= DOORS)
        return doors[number - 1].part(reviewing);
    if (number > DOORS && number <= DOORS + overview->count)
        return reviewing_member(reviewing, overview->people[number - DOORS - 1]);
    int kind = number - DOORS - overview->count - 1;
    if (kind >= 0 && kind < overview->kind_count)
        return list_alike(reviewing, overview->kinds[kind]);
    if (talk_is(reply, 'r'))
        overview->turn = NOWHERE;
    else if (strcmp(reply, "?") == 0)
        say_help(reviewing);
    else
        talk_say(&reviewing->talk, _("That is none of these."));
    return STEP_ON;
}

static enum step go_through(struct reviewing *reviewing) {
    struct overview overview = {.turn = NOWHERE};
    char reply[REPLY_BYTES], prompt[REPLY_BYTES];
    int number = 0;
    enum step step = STEP_ON;
    while (step == STEP_ON || step == STEP_BACK) {
        if (!reviewing_load(reviewing) ||
            (overview.turn != reviewing->turn && !say_overview(reviewing, &overview)))
            return STEP_FAILED;
        say_doors(reviewing);
        snprintf(prompt, sizeof prompt,
                 _("Type 1 to %d, r to hear it all again, ? for what the words mean, or q to "
                   "leave."),
                 DOORS + overview.count + overview.kind_count);
        step = reviewing_ask(reviewing, prompt, reply, &number);
        if (step == STEP_BACK)
            return STEP_ON;
        if (step == STEP_ON)
            step = follow(reviewing, &overview, reply, number);
    }
    return step;
}

/* ---- the passphrase before it ---- */

static bool may_try(struct reviewing *reviewing) {
    int64_t wait = 0;
    return lead_wait(reviewing->store, clock_machine(), &wait, reviewing->error) &&
           (wait == 0 || lead_too_early(wait, reviewing->error));
}

static bool unlock(struct reviewing *reviewing) {
    FILE *in = reviewing->talk.in;
    int tries = isatty(fileno(in)) == 1 ? TRIES : 1;
    for (int i = 1; i <= tries; i++) {
        char text[PASSPHRASE_BYTES];
        if (!may_try(reviewing) || !talk_written(&reviewing->talk, reviewing->error) ||
            !plain_passphrase(in, _("Passphrase of the team lead:"), text, reviewing->error))
            return false;
        enum found found = lead_try(reviewing->store, text, clock_machine(), reviewing->error);
        passphrase_wipe(text, sizeof text);
        if (found == FOUND)
            return true;
        if (found == FOUND_FAILED || i == tries)
            return false;
        talk_say(&reviewing->talk, reviewing->error->sentence);
    }
    return false;
}

static bool may_look(struct reviewing *reviewing) {
    bool locked = true;
    if (!lead_locked(reviewing->store, &locked, reviewing->error))
        return false;
    if (!locked)
        return true;
    talk_say(&reviewing->talk,
             _("The review tells about other people, so it is kept behind a passphrase."));
    return unlock(reviewing);
}

static bool run(struct reviewing *reviewing) {
    reviewing_everybody(reviewing);
    bool done = (reviewing->made_up || may_look(reviewing)) && go_through(reviewing) != STEP_FAILED;
    reviewing_free(reviewing);
    return done && talk_written(&reviewing->talk, reviewing->error);
}

bool plain_review(const struct instrument *instrument, struct store *store,
                  const struct arguments *arguments, FILE *in, FILE *out, struct error *error) {
    struct reviewing reviewing = {.store = store, .instrument = instrument, .error = error};
    talk_init(&reviewing.talk, in, out, arguments->ascii);
    if (arguments->team != NULL)
        snprintf(reviewing.team, sizeof reviewing.team, "%s", arguments->team);
    if (arguments->kept_at != NULL)
        snprintf(reviewing.kept_at, sizeof reviewing.kept_at, "%s", arguments->kept_at);
    return run(&reviewing);
}

bool plain_demo(const struct instrument *instrument, struct store *store,
                const struct arguments *arguments, FILE *in, FILE *out, struct error *error) {
    struct reviewing reviewing = {
        .store = store, .instrument = instrument, .made_up = true, .error = error};
    talk_init(&reviewing.talk, in, out, arguments->ascii);
    return run(&reviewing);
}
