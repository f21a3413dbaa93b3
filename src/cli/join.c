/* join.c - leadquiz join: a seat of a meeting, in front of a person or unattended. */
#include "meeting.h"

#include "../plain/interrupt.h"

#include "leadquiz/clock.h"
#include "leadquiz/file.h"
#include "leadquiz/translate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ANSWER_FILE_MOST = 1 << 20, HERE_MS = ROOM_GONE_MS / 3, SECONDS_MOST = 24 * 60 * 60 };

struct unattended {
    struct meeting_job job;
    struct room_seat seat;
    uint64_t token;
    int64_t heard, ends; /* by the steady clock; ends 0: it waits for ever */
    char *text;          /* of the answers; owned */
    size_t length;
};

/* ---- waiting ---- */

static bool say_here(struct unattended *unattended) {
    unattended->heard = clock_steady();
    return room_here(unattended->job.store, &unattended->seat, unattended->token, clock_now(),
                     unattended->job.error) == FOUND;
}

static bool too_long(const struct unattended *unattended, const char *waited_for) {
    if (unattended->ends == 0 || clock_steady() < unattended->ends)
        return true;
    return error_set(unattended->job.error, ERROR_INPUT,
                     _("%s; the seat is kept, come back to it with --word %s"), waited_for,
                     unattended->seat.word);
}

/* A little while, or until the meeting has changed. */
static bool wait_a_little(struct unattended *unattended, const char *waited_for) {
    struct following *following = &unattended->job.following;
    bool changed = false;
    if (!too_long(unattended, waited_for))
        return false;
    if (interrupt_wait_for(NULL, ROOM_LOOK_MS) == WAITED_END)
        return !interrupted(unattended->job.error);
    return (clock_steady() - unattended->heard < HERE_MS || say_here(unattended)) &&
           following_look(following, &changed);
}

/* ---- the seat ---- */

static bool take_seat(struct unattended *unattended) {
    struct meeting_job *job = &unattended->job;
    const struct arguments *arguments = job->arguments;
    const struct meeting *meeting = &job->following.meeting;
    const char *name = meeting->named ? arguments->name : "";
    if (name == NULL)
        return error_set(job->error, ERROR_USAGE,
                         _("this meeting goes by code names; say --name NAME"));
    bool in = arguments->word != NULL
                  ? room_return(job->store, meeting, arguments->word, name, clock_now(),
                                &unattended->seat, job->error) == FOUND
                  : room_join(job->store, meeting, name, digest_random(), clock_now(),
                              &unattended->seat, job->error);
    if (!in || !say_here(unattended))
        return false;
    puts(unattended->seat.word);
    fflush(stdout); /* whoever waits for the seat can go on */
    return true;
}

/* ---- the whole form ---- */

static bool check_form(struct unattended *unattended) {
    struct meeting_job *job = &unattended->job;
    const struct meeting *meeting = &job->following.meeting;
    struct answers answers;
    if (meeting->state != MEETING_LOBBY &&
        !meeting_may_answer(meeting, NOWHERE, meeting->round, job->error))
        return false;
    return take_answers_read(job->following.instrument, meeting->form, job->arguments->answers,
                             unattended->text, unattended->length, &answers, job->error);
}

static bool give_form(struct unattended *unattended) {
    struct meeting_job *job = &unattended->job;
    struct following *following = &job->following;
    struct take take;
    while (following->meeting.state == MEETING_LOBBY)
        if (!wait_a_little(unattended, _("the meeting was not opened in that time")))
            return false;
    take_init(&take, following->instrument, job->store);
    bool done = room_seat_take(&following->meeting, &unattended->seat, &take, job->error) &&
                take_answers_text(&take, job->arguments->answers, unattended->text,
                                  unattended->length, clock_now(), job->error) &&
                take_finish(&take, clock_now(), job->error);
    if (done && take.result.discarded)
        fprintf(stderr, "leadquiz: %s\n", _("the answers ask to be thrown away; nothing was kept"));
    take_free(&take);
    return done;
}

/* ---- one question at a time ---- */

enum { VOTES_MOST = MEETING_ASKED_MOST * MEETING_ROUNDS_MOST, LINE_MOST = 200 };

/* A line ID,ANSWER for each vote, in the order they are asked; an id again is its next vote. */
struct votes {
    struct {
        int prompt, value;
    } list[VOTES_MOST];
    int count;
};

static bool wrong_line(const struct unattended *unattended, int line, const char *sentence) {
    return error_set(unattended->job.error, ERROR_INPUT, "%s:%d: %s",
                     unattended->job.arguments->answers, line, sentence);
}

static bool read_vote(struct unattended *unattended, int number, char *line, struct votes *votes) {
    const struct instrument *instrument = unattended->job.following.instrument;
    char sentence[2 * LINE_MOST];
    struct error wrong;
    int value = 0;
    char *answer = strchr(line, ',');
    if (answer == NULL)
        return wrong_line(unattended, number, _("a line is ID,ANSWER"));
    *answer++ = '\0';
    int prompt = instrument_prompt(instrument, line);
    if (prompt == NOWHERE) {
        snprintf(sentence, sizeof sentence, _("there is no question with the id %s"), line);
        return wrong_line(unattended, number, sentence);
    }
    if (votes->count == VOTES_MOST)
        return wrong_line(unattended, number, _("there are too many lines"));
    if (!answers_parse(instrument, prompt, answer, &value, &wrong))
        return wrong_line(unattended, number, wrong.sentence);
    votes->list[votes->count].prompt = prompt;
    votes->list[votes->count++].value = value;
    return true;
}

static bool read_votes(struct unattended *unattended, struct votes *votes) {
    const char *at = unattended->text, *end = at + unattended->length;
    for (int number = 1; at < end; number++) {
        char line[LINE_MOST];
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        size_t length = (size_t)((stop != NULL ? stop : end) - at);
        if (length >= sizeof line)
            return wrong_line(unattended, number, _("the line is too long"));
        memcpy(line, at, length);
        line[length] = '\0';
        if (length > 0 && line[length - 1] == '\r')
            line[length - 1] = '\0';
        if (line[0] != '\0' && line[0] != '#' && !read_vote(unattended, number, line, votes))
            return false;
        at += length + 1;
    }
    return votes->count > 0 || error_set(unattended->job.error, ERROR_INPUT, _("%s has no answers"),
                                         unattended->job.arguments->answers);
}

/* Wait until the room is at the question, in another round than the one voted in last. */
static bool wait_for(struct unattended *unattended, int prompt, int voted, int round) {
    const struct meeting *meeting = &unattended->job.following.meeting;
    const char *id = unattended->job.following.instrument->prompts[prompt].id;
    char sentence[LINE_MOST];
    snprintf(sentence, sizeof sentence, _("%s was not asked in that time"), id);
    while (meeting->state != MEETING_OPEN || meeting->focus != prompt ||
           (voted == prompt && meeting->round == round)) {
        if (meeting->state == MEETING_ENDED)
            return error_set(unattended->job.error, ERROR_INPUT,
                             _("the meeting ended before %s was asked"), id);
        if (!wait_a_little(unattended, sentence))
            return false;
    }
    return true;
}

static bool give_votes(struct unattended *unattended, const struct votes *votes) {
    struct meeting_job *job = &unattended->job;
    struct following *following = &job->following;
    int voted = NOWHERE, round = 0;
    for (int i = 0; i < votes->count; i++) {
        int prompt = votes->list[i].prompt;
        if (!wait_for(unattended, prompt, voted, round))
            return false;
        voted = prompt;
        round = following->meeting.round;
        struct answer answer = {(int8_t)votes->list[i].value, TIME_UNKNOWN};
        if (!room_vote(job->store, following->instrument, &following->meeting, &unattended->seat,
                       answer, clock_now(), job->error))
            return false;
    }
    return true;
}

/* ---- the command ---- */

static bool read_limit(struct unattended *unattended) {
    const char *wait = unattended->job.arguments->wait;
    int seconds = 0;
    if (wait == NULL)
        return true;
    if (!text_to_int(wait, strlen(wait), &seconds) || seconds < 1 || seconds > SECONDS_MOST)
        return error_set(unattended->job.error, ERROR_USAGE,
                         _("--wait takes a number of seconds from 1 to %d"), SECONDS_MOST);
    unattended->ends = clock_steady() + (int64_t)seconds * 1000;
    return true;
}

/* All is checked before a seat is taken. */
static bool follow(struct unattended *unattended) {
    const struct meeting *meeting = &unattended->job.following.meeting;
    struct votes votes = {.count = 0};
    if (!meeting_job_find(&unattended->job, unattended->job.arguments->operands[0]) ||
        !meeting_may_join(meeting, unattended->job.error))
        return false;
    if (meeting->one_by_one || meeting->focus != NOWHERE)
        return read_votes(unattended, &votes) && take_seat(unattended) &&
               give_votes(unattended, &votes);
    return check_form(unattended) && take_seat(unattended) && give_form(unattended);
}

static bool join_unattended(const struct arguments *arguments, struct error *error) {
    struct unattended unattended = {.job = {.arguments = arguments, .error = error},
                                    .token = digest_random()};
    if (!read_limit(&unattended))
        return false;
    unattended.text = file_read(arguments->answers, ANSWER_FILE_MOST, &unattended.length, error);
    interrupt_catch(stdin);
    bool done = unattended.text != NULL && meeting_job_open(&unattended.job) && follow(&unattended);
    struct error unheard; /* the seat is free before long by itself, too */
    if (unattended.heard != 0)
        room_away(unattended.job.store, &unattended.seat, unattended.token, &unheard);
    meeting_job_close(&unattended.job);
    free(unattended.text);
    return done;
}

/* A wrong code is said before the terminal is taken over. */
static bool look_for(const struct arguments *arguments, struct error *error) {
    struct meeting_job job = {
        .arguments = arguments, .error = error, .begins = arguments->restricted};
    if (arguments->operand_count == 0) /* it is asked for */
        return true;
    const struct meeting *meeting = &job.following.meeting;
    struct error why;
    bool done = meeting_job_open(&job) && meeting_job_find(&job, arguments->operands[0]) &&
                (arguments->word != NULL || meeting_may_see_own(meeting, &why) ||
                 meeting_may_join(meeting, error));
    meeting_job_close(&job);
    return done;
}

int command_join(const struct arguments *arguments) {
    struct error error = {.kind = ERROR_NONE};
    struct arguments checked = *arguments;
    char name[NAME_BYTES], team[NAME_BYTES];
    if (arguments->operand_count == 0 && arguments->answers != NULL)
        error_set(&error, ERROR_USAGE, _("join: say the code of the meeting"));
    else if (arguments->wait != NULL && arguments->answers == NULL)
        error_set(&error, ERROR_USAGE, _("--wait goes with --answers"));
    else if (arguments->answers != NULL && arguments->restricted)
        error_set(&error, ERROR_USAGE, _("--answers and --restricted cannot go together"));
    else if (arguments->answers == NULL && look_for(arguments, &error))
        return command_join_attended(arguments);
    else if (arguments->answers != NULL && command_names(&checked, name, team, &error) &&
             join_unattended(&checked, &error))
        return command_flush();
    return command_failed(&error);
}
