#include "ways.h"

#include "gathering.h"
#include "internal.h"
#include "kills.h"
#include "people.h"
#include "team.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define END "\033OF"
#define DOWN "\033OB"
#define LATER "LEADQUIZ_NOW=1795996800"     /* nine days */
#define SEAT_FREE "LEADQUIZ_NOW=1795219320" /* two minutes */

#define AT_IDENTITY                                                                                \
    {"begin", "1"}, {                                                                              \
        "Go on as", "1"                                                                            \
    }
#define AT_QUESTION                                                                                \
    {"begin", "1"}, {"Your answers, your choice", "1"}, {"Yes", "5"}, {                            \
        "1 of 50", "\t"                                                                            \
    }
#define AT_SECOND_LOOK                                                                             \
    {"50 of 50", "1"}, {"See my result", "1"}, {                                                   \
        "These few answers", END                                                                   \
    }
#define AT_RESULT                                                                                  \
    AT_SECOND_LOOK, {                                                                              \
        "▸ 3  That is what", "\r"                                                                  \
    }

const struct way ways[] = {
    {"home", WORLD_EMPTY, "", {{"8  Leave", NULL}}, NULL},
    {"help", WORLD_EMPTY, "", {{"8  Leave", "?"}, {"Help:", NULL}}, NULL},
    {"about", WORLD_EMPTY, "", {{"8  Leave", "7"}, {"not a test", NULL}}, NULL},
    {"welcome", WORLD_EMPTY, "take", {{"begin", NULL}}, NULL},
    {"identity", WORLD_EMPTY, "take", {{"begin", "1"}, {"Go on as", NULL}}, NULL},
    {"type_name",
     WORLD_EMPTY,
     "take",
     {{"begin", "1"}, {"Go on as", "3"}, {"Type a code name", NULL}},
     NULL},
    {"type_team",
     WORLD_EMPTY,
     "take",
     {{"begin", "1"}, {"Go on as", "4"}, {"Type the name of", NULL}},
     NULL},
    {"consents", WORLD_EMPTY, "take", {AT_IDENTITY, {"Your answers, your choice", NULL}}, NULL},
    {"question",
     WORLD_EMPTY,
     "take --name test-heron",
     {{"begin", "1"}, {"Your answers, your choice", "1"}, {"Yes", "5"}, {"1 of 50", NULL}},
     NULL},
    {"confirm",
     WORLD_EMPTY,
     "take",
     {AT_IDENTITY,
      {"Your answers, your choice", "5"},
      {"not kept", "q"},
      {"You chose to keep", NULL}},
     NULL},
    {"overview",
     WORLD_EMPTY,
     "take --name test-heron",
     {AT_QUESTION, {"0 of 50 answered", NULL}},
     NULL},
    {"type_person", WORLD_EMPTY, "", {{"8  Leave", "3"}, {"Whose results?", NULL}}, NULL},
    {"type_code", WORLD_EMPTY, "join", {{"code", NULL}}, NULL},
    {"meeting_new", WORLD_EMPTY, "", {{"8  Leave", "6"}, {"Make it and let", NULL}}, NULL},
    {"type_title",
     WORLD_EMPTY,
     "",
     {{"8  Leave", "6"}, {"Make it and let", "2"}, {"Enter done", NULL}},
     NULL},
    {"lock", WORLD_LOCKED, "review", {{"Type the team lead's passphrase", NULL}}, NULL},

    {"unfinished", WORLD_LAST, "take --name test-heron", {{"Begin a new one", NULL}}, NULL},
    {"second_look",
     WORLD_LAST,
     "take --name test-heron --resume",
     {{"50 of 50", "1"}, {"See my result", "1"}, {"These few answers", NULL}},
     NULL},
    {"result",
     WORLD_LAST,
     "take --name test-heron --resume",
     {AT_RESULT, {"what to do", NULL}},
     NULL},
    {"actions",
     WORLD_LAST,
     "take --name test-heron --resume",
     {AT_RESULT, {"what to do", "\r"}, {"Choose one or two", NULL}},
     NULL},
    {"type_action",
     WORLD_LAST,
     "take --name test-heron --resume",
     {AT_RESULT, {"what to do", "\r"}, {"4  [ ]", "4"}, {"What will you do?", NULL}},
     NULL},
    {"discarded",
     WORLD_LAST,
     "take --name test-heron --resume",
     {{"50 of 50", "2"},
      {"Throw these answers away", "1"},
      {"Go back", "2"},
      {"Thrown away", NULL}},
     NULL},
    {"outcomes",
     WORLD_ACTED,
     "take --name test-heron",
     {{"begin", "1"}, {"Did you do it?", NULL}},
     LATER},

    {"results", WORLD_SITTINGS, "results", {{"3 sittings", NULL}}, NULL},
    {"trend", WORLD_SITTINGS, "results", {{"3 sittings", "t"}, {"scale 1 of 5", NULL}}, NULL},
    {"past", WORLD_SITTINGS, "results", {{"3 sittings", "1"}, {"a answers", NULL}}, NULL},
    {"facets",
     WORLD_SITTINGS,
     "results",
     {{"3 sittings", "1"}, {"a answers", "f"}, {"Facets", NULL}},
     NULL},
    {"answers",
     WORLD_SITTINGS,
     "results",
     {{"3 sittings", "1"}, {"a answers", "a"}, {"Answers", NULL}},
     NULL},
    {"save",
     WORLD_SITTINGS,
     "results",
     {{"3 sittings", "1"}, {"a answers", "s"}, {"In which form?", NULL}},
     NULL},
    {"data", WORLD_SITTINGS, "results", {{"3 sittings", "d"}, {"My data", NULL}}, NULL},
    {"withdraw",
     WORLD_SITTINGS,
     "results",
     {{"3 sittings", "d"}, {"My data", "1"}, {"Your answers, your choice", NULL}},
     NULL},

    {"review", WORLD_TEAM, "review", {{"Whom to talk to first", NULL}}, NULL},
    {"people", WORLD_TEAM, "review", {{"Whom to talk", "1"}, {"Search:", NULL}}, NULL},
    {"choosing",
     WORLD_TEAM,
     "review",
     {{"Whom to talk", "1"}, {"Search:", "\t"}, {"Sort and filter", NULL}},
     NULL},
    {"member",
     WORLD_TEAM,
     "review",
     {{"Whom to talk", "1"}, {"Search:", "\r"}, {"over time", NULL}},
     NULL},
    {"member_trend",
     WORLD_TEAM,
     "review",
     {{"Whom to talk", "1"}, {"Search:", "\r"}, {"over time", "\r"}, {"other scale", NULL}},
     NULL},
    {"map", WORLD_TEAM, "review", {{"Whom to talk", "2"}, {"Who is who", NULL}}, NULL},
    {"months", WORLD_TEAM, "review", {{"Whom to talk", "3"}, {"Over time:", NULL}}, NULL},
    {"items", WORLD_TEAM, "review", {{"Whom to talk", "4"}, {"Questions", NULL}}, NULL},
    {"item",
     WORLD_TEAM,
     "review",
     {{"Whom to talk", "4"}, {"Enter open", DOWN "\r"}, {"share", NULL}},
     NULL},
    {"teams", WORLD_TEAM, "review", {{"Whom to talk", "5"}, {"Which team?", NULL}}, NULL},
    {"team_save", WORLD_TEAM, "review", {{"Whom to talk", "6"}, {"In which form?", NULL}}, NULL},
    {"meetings_past",
     WORLD_TEAM,
     "review",
     {{"Whom to talk", "7"}, {"No meeting has", NULL}},
     NULL},
    {"meeting_read",
     WORLD_EMPTY,
     "demo",
     {{"Whom to talk", "7"}, {"Demo Votes", "1"}, {"Ended on", NULL}},
     NULL},

    {"meetings", WORLD_LOBBY, "", {{"8  Leave", "6"}, {"A new meeting", NULL}}, NULL},
    {"meeting_run", WORLD_LOBBY, "meeting run CODE", {{"To join, type:", NULL}}, NULL},
    {"meeting_show", WORLD_LOBBY, "meeting show CODE", {{"people are in", NULL}}, NULL},
    {"kiosk_word", WORLD_LOBBY, "meeting kiosk CODE", {{"hand it over", NULL}}, NULL},
    {"kiosk",
     WORLD_LOBBY,
     "meeting kiosk CODE",
     {{"hand it over", "\r"}, {"The next person, please.", NULL}},
     NULL},
    {"kiosk_leave",
     WORLD_LOBBY,
     "meeting kiosk CODE",
     {{"hand it over", "\r"}, {"The next person, please.", "q"}, {"To leave", NULL}},
     NULL},
    {"seat_door", WORLD_LOBBY, "join CODE", {{"Sit down", NULL}}, NULL},
    {"seat_word",
     WORLD_LOBBY,
     "join CODE",
     {{"Sit down", "2"}, {"Type your seat word", NULL}},
     NULL},
    {"seat_name", WORLD_NAMED, "join CODE", {{"Sit down", "1"}, {"Enter done", NULL}}, NULL},
    {"seat", WORLD_LOBBY, "join CODE", {{"Sit down", "1"}, {"Write it down:", NULL}}, NULL},
    {"seat_leave",
     WORLD_LOBBY,
     "join CODE",
     {{"Sit down", "1"}, {"Write it down:", "q"}, {"Leave the meeting?", NULL}},
     NULL},
    {"meeting_clock",
     WORLD_OPEN,
     "meeting run CODE",
     {{"2  Set a clock", "2"}, {"20 minutes from now", NULL}},
     NULL},
    {"meeting_questions",
     WORLD_REVEALED,
     "meeting run CODE",
     {{"1  Choose a question", "1"}, {"most split first", NULL}},
     NULL},
    {"meeting_save",
     WORLD_REVEALED,
     "meeting run CODE",
     {{"1  Choose a question", "s"}, {"In which form?", NULL}},
     NULL},
    {"seat_result",
     WORLD_REVEALED,
     "join CODE --word WORD",
     {{"1  See my own result", "1"}, {"q back", NULL}},
     SEAT_FREE},
    {"seat_vote", WORLD_VOTE, "join CODE --word WORD", {{"0-5 vote", NULL}}, SEAT_FREE},
};

const int way_count = (int)(sizeof ways / sizeof ways[0]);

/* ---- worlds ---- */

static struct made {
    bool made;
    struct kept_files files;
    char code[32], word[NAME_BYTES];
} worlds[WORLDS];

static void end(struct terminal *terminal) {
    struct ending ending;
    terminal_type(terminal, "q");
    assert_true(terminal_wait_end(terminal, &ending));
}

/* Pressing stock on people, and the opposite: that is looked at twice. */
static void make_last(struct seat *seat) {
    static const char *const words[] = {"take", "--name", "test-heron", NULL};
    struct terminal *terminal = program_start(seat, &(struct program_setup){.arguments = words});
    char answers[PROGRAM_QUESTIONS + 1];
    memcpy(answers, program_answers, sizeof answers);
    answers[14] = '1';
    answers[30] = '5';
    answers[PROGRAM_QUESTIONS - 1] = '\0';
    assert_true(program_begin(terminal));
    assert_true(program_answer(terminal, 1, answers));
    assert_true(program_see_place(terminal, PROGRAM_QUESTIONS));
    end(terminal);
}

static void take_steps(struct terminal *terminal, const struct way *way) {
    for (const struct way_step *step = way->steps; step->see; step++) {
        assert_true(terminal_see(terminal, step->see));
        if (step->keys)
            terminal_type(terminal, step->keys);
    }
}

static void make_meeting(struct seat *seat, enum way_world world, struct made *made) {
    enum { PEOPLE = 6 };
    struct gathering gathering;
    gathering_open(&gathering, seat, NULL, world == WORLD_NAMED);
    if (world > WORLD_NAMED) {
        gathering_sit(&gathering, PEOPLE);
        gathering_step(&gathering, STEP_OPEN, NULL);
    }
    if (world > WORLD_OPEN) {
        gathering_answer(&gathering, 0, PEOPLE, 0);
        gathering_step(&gathering, STEP_CLOSE, NULL);
        gathering_step(&gathering, STEP_REVEAL, NULL);
    }
    if (world == WORLD_VOTE)
        gathering_step(&gathering, STEP_ASK, "rp1");
    snprintf(made->code, sizeof made->code, "%s", gathering.meeting.code);
    if (world > WORLD_NAMED)
        snprintf(made->word, sizeof made->word, "%s", gathering.seats[0].word);
    gathering_close(&gathering);
}

static const struct way *way_to(const char *screen) {
    const struct way *way = ways;
    while (strcmp(way->screen, screen) != 0)
        way++;
    return way;
}

static void make(struct seat *seat, enum way_world world) {
    struct made *made = &worlds[world];
    terminal_free(seat->terminal);
    seat->terminal = NULL;
    kept_files_put(NULL, seat);
    switch (world) {
    case WORLD_LOCKED: team_lock(seat, "made-up blue heron"); break;
    case WORLD_SITTINGS: people_three_sittings(seat); break;
    case WORLD_LAST: make_last(seat); break;
    case WORLD_ACTED: {
        struct terminal *terminal = way_go(seat, way_to("actions"), NULL);
        terminal_type(terminal, "1");
        assert_true(terminal_see(terminal, "(by"));
        end(terminal);
        break;
    }
    case WORLD_TEAM: team_fill(seat); break;
    case WORLD_LOBBY:
    case WORLD_NAMED:
    case WORLD_OPEN:
    case WORLD_REVEALED:
    case WORLD_VOTE: make_meeting(seat, world, made); break;
    default: break;
    }
    kept_files_take(&made->files, seat);
    made->made = true;
}

void ways_free(void) {
    for (int i = 0; i < WORLDS; i++)
        kept_files_free(&worlds[i].files);
}

struct terminal *way_go(struct seat *seat, const struct way *way, FILE *record) {
    enum { WORDS_MOST = 8 };
    const char *arguments[WORDS_MOST] = {NULL};
    const char *const environment[] = {way->now, NULL};
    char words[128], *rest = NULL;
    struct made *made = &worlds[way->world];
    int count = 0;
    if (!made->made)
        make(seat, way->world);
    kept_files_put(&made->files, seat);
    snprintf(words, sizeof words, "%s", way->words);
    for (char *word = strtok_r(words, " ", &rest); word && count < WORDS_MOST - 1;
         word = strtok_r(NULL, " ", &rest))
        arguments[count++] = strcmp(word, "CODE") == 0   ? made->code
                             : strcmp(word, "WORD") == 0 ? made->word
                                                         : word;
    struct terminal *terminal = program_start(
        seat, &(struct program_setup){.arguments = arguments, .environment = environment});
    if (record)
        terminal_record(terminal, record);
    take_steps(terminal, way);
    return terminal;
}
