/* meeting_enter.c - leadquiz meeting enter: rows of digits from sheets of paper become seats. */
#include "meeting_paper.h"

#include "leadquiz/clock.h"
#include "leadquiz/digest.h"
#include "leadquiz/room.h"
#include "leadquiz/sheet.h"
#include "leadquiz/take.h"
#include "leadquiz/told.h"
#include "leadquiz/translate.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { ROW_BYTES = 512, SHOWN_PLACES = 3, WRAP_WIDTH = 72, LINES_MOST = 32 };

struct entering {
    const struct arguments *arguments;
    struct store *store;
    const struct instrument *instrument;
    struct meeting meeting;
    struct sheet_form sheet;
    FILE *in;
    const char *file; /* NULL: a person types */
    long line;
    struct room_seat seats[MEETING_SEATS_MOST]; /* of this run, for taking back */
    int count, kept, wrong;
};

/* ---- what is said ---- */

/* To a person at a terminal: no word is broken at the end of a line. */
static void say_wrapped(FILE *out, int indent, const char *words) {
    struct text_line lines[LINES_MOST];
    int count = text_wrap(words, WRAP_WIDTH - indent, lines, LINES_MOST);
    for (int i = 0; i < count && i < LINES_MOST; i++)
        fprintf(out, "%*s%.*s\n", indent, "", (int)lines[i].length, lines[i].start);
}

static void say_wrong(struct entering *entering, const struct error *error) {
    entering->wrong++;
    if (entering->file == NULL) {
        say_wrapped(stderr, 0, error->sentence);
        return;
    }
    struct error said; /* cleaned */
    error_set(&said, ERROR_INPUT, "%s:%ld: %s", entering->file, entering->line, error->sentence);
    fprintf(stderr, "%s\n", said.sentence);
}

static void say_row(const struct entering *entering, const struct sheet_row *row,
                    const struct room_seat *seat) {
    char words[1024], digits[SHEET_ROW_BYTES];
    if (seat == NULL)
        printf(N_("%d answer, check digit %c\n", "%d answers, check digit %c\n", row->answered),
               row->answered, row->check);
    else
        printf(N_("Seat %s: %d answer, check digit %c\n", "Seat %s: %d answers, check digit %c\n",
                  row->answered),
               seat->word, row->answered, row->check);
    sheet_write_row(&entering->sheet, row, digits);
    printf("  %s\n", digits);
    for (int place = entering->sheet.count - SHOWN_PLACES + 1; place <= entering->sheet.count;
         place++) {
        if (place < 1)
            continue;
        sheet_say_place(&entering->sheet, row, place, words, sizeof words);
        if (entering->file == NULL && isatty(STDOUT_FILENO) == 1)
            say_wrapped(stdout, 2, words);
        else
            printf("  %s\n", words);
    }
    if (row->passed_over > 0)
        printf(N_("  %d digit stands where this person is not asked; it is left out.\n",
                  "  %d digits stand where this person is not asked; they are left out.\n",
                  row->passed_over),
               row->passed_over);
}

/* For whoever types, at the beginning and for ?. */
static void say_how(const struct entering *entering) {
    struct sheet_row row;
    char example[SHEET_ROW_BYTES];
    sheet_example(&entering->sheet, &row);
    sheet_write_row(&entering->sheet, &row, example);
    fprintf(stderr,
            N_("One line a person: %d digit, in the order of the boxes.\n",
               "One line a person: %d digits, in the order of the boxes.\n", entering->sheet.count),
            entering->sheet.count);
    fprintf(stderr,
            entering->meeting.named ? _("For instance: calm-heron: %s\n") : _("For instance: %s\n"),
            example);
    fprintf(stderr, "%s\n",
            _("An empty box is - and spaces do not matter. You see what was read; u takes the\n"
              "last row back, u WORD the row of that seat. ? says this again, q ends."));
}

/* ---- a row ---- */

static bool give(struct take *take, const struct answers *answers, int64_t now,
                 struct error *error) {
    /* An answer can open new prompts, so the route is asked again after each. */
    for (int i = 0; i < take->quiz.route_count; i++) {
        int prompt = take->quiz.route[i];
        const struct answer *answer = &answers->list[prompt];
        if (!take_answer(take, prompt, answer->value, answer->time_ms, now, error))
            return false;
    }
    return true;
}

/* A seat with all its answers, or nothing. */
static bool sit(struct entering *entering, const char *name, const struct answers *answers,
                struct room_seat *seat, struct error *error) {
    struct take take;
    int64_t now = clock_now();
    if (!store_together_begin(entering->store, true, error))
        return false;
    take_init(&take, entering->instrument, entering->store);
    bool done =
        room_join(entering->store, &entering->meeting, name, digest_random(), now, seat, error) &&
        room_seat_take(&entering->meeting, seat, &take, error) && give(&take, answers, now, error);
    take_free(&take);
    return store_together_end(entering->store, done, error);
}

/* In a named meeting a row begins with the code name and a colon. */
static bool split_name(const struct entering *entering, char *line, const char **name,
                       const char **digits, struct error *error) {
    char *colon = strchr(line, ':');
    *name = NULL;
    *digits = line;
    if (!entering->meeting.named)
        return true;
    if (colon == NULL)
        return error_set(error, ERROR_INPUT,
                         _("in this meeting a row begins with the code name and a colon"));
    *colon = '\0';
    *name = line;
    *digits = colon + 1;
    return true;
}

static bool enter_row(struct entering *entering, char *line, struct error *error) {
    struct sheet_row row;
    struct room_seat seat;
    const char *name = NULL, *digits = NULL;
    if (!split_name(entering, line, &name, &digits, error) ||
        !sheet_read(&entering->sheet, digits, strlen(digits), &row, error))
        return false;
    if (row.throws_away) {
        printf("%s\n", _("This person asks to throw the answers away, so nothing is kept."));
        return true;
    }
    if (entering->arguments->dry_run) {
        say_row(entering, &row, NULL);
        entering->kept++;
        return true;
    }
    if (entering->count == MEETING_SEATS_MOST)
        return error_set(error, ERROR_INPUT, _("a meeting has at most %d seats"),
                         MEETING_SEATS_MOST);
    if (!sit(entering, name, &row.answers, &seat, error))
        return false;
    entering->seats[entering->count++] = seat;
    entering->kept++;
    say_row(entering, &row, &seat);
    return true;
}

/* ---- taking back ---- */

static bool leave(struct entering *entering, const struct room_seat *seat, struct error *error) {
    if (!room_leave(entering->store, seat, clock_now(), error))
        return false;
    printf(_("Seat %s is taken back.\n"), seat->word);
    return true;
}

static bool take_back_last(struct entering *entering, struct error *error) {
    if (entering->count == 0)
        return error_set(error, ERROR_INPUT, _("there is no row of this run to take back"));
    if (!leave(entering, &entering->seats[entering->count - 1], error))
        return false;
    entering->count--;
    entering->kept--;
    return true;
}

/* The seat of any row, by its word; in a named meeting the code name follows. */
static bool take_back_seat(struct entering *entering, char *word, struct error *error) {
    struct room_seat seat;
    char *name = word + strcspn(word, " ");
    if (*name != '\0')
        *name++ = '\0';
    if (room_return(entering->store, &entering->meeting, word, name, clock_now(), &seat, error) !=
            FOUND ||
        !leave(entering, &seat, error))
        return false;
    for (int i = 0; i < entering->count; i++) {
        if (entering->seats[i].id != seat.id)
            continue;
        entering->seats[i] = entering->seats[--entering->count];
        entering->kept--;
    }
    return true;
}

/* ---- line by line ---- */

/* False at the end. A line that is too long is read to its end. */
static bool next_line(struct entering *entering, char line[ROW_BYTES], struct error *error) {
    error->kind = ERROR_NONE;
    if (entering->file == NULL && isatty(STDIN_FILENO) == 1) {
        fprintf(stderr, "%s ", _("Row (? help, u takes back, q ends):"));
        fflush(stderr);
    }
    if (fgets(line, ROW_BYTES, entering->in) == NULL)
        return ferror(entering->in) != 0 &&
               error_set(error, ERROR_STORAGE, _("the rows cannot be read: %s"), strerror(errno));
    entering->line++;
    size_t length = strcspn(line, "\r\n");
    if (line[length] == '\0' && length == ROW_BYTES - 1) {
        int skipped = 0;
        while ((skipped = fgetc(entering->in)) != EOF && skipped != '\n')
            continue;
        error_set(error, ERROR_INPUT, _("this line is too long for a row"));
    }
    line[length] = '\0';
    return true;
}

/* False: the person ends. */
static bool enter_line(struct entering *entering, char *line) {
    struct error error = {.kind = ERROR_NONE};
    bool right = true;
    line += strspn(line, " \t");
    if (strcmp(line, "q") == 0)
        return false;
    if (line[0] == '\0' || line[0] == '#')
        return true;
    if (strcmp(line, "?") == 0)
        say_how(entering);
    else if (strcmp(line, "u") == 0)
        right = take_back_last(entering, &error);
    else if (strncmp(line, "u ", 2) == 0)
        right = take_back_seat(entering, line + 2 + strspn(line + 2, " "), &error);
    else
        right = enter_row(entering, line, &error);
    if (!right)
        say_wrong(entering, &error);
    fflush(stdout);
    return true;
}

static bool enter_lines(struct entering *entering, struct error *error) {
    char line[ROW_BYTES];
    if (entering->file == NULL)
        say_how(entering);
    while (next_line(entering, line, error)) {
        if (error->kind != ERROR_NONE) {
            say_wrong(entering, error);
            error->kind = ERROR_NONE;
        } else if (!enter_line(entering, line)) {
            break;
        }
    }
    return error->kind == ERROR_NONE;
}

static void say_end(const struct entering *entering) {
    fprintf(stderr, "leadquiz: ");
    if (entering->arguments->dry_run)
        fprintf(stderr,
                N_("%d row is right, %d wrong; nothing was kept\n",
                   "%d rows are right, %d wrong; nothing was kept\n", entering->kept),
                entering->kept, entering->wrong);
    else
        fprintf(stderr, N_("%d row kept, %d wrong\n", "%d rows kept, %d wrong\n", entering->kept),
                entering->kept, entering->wrong);
}

/* ---- beginning ---- */

static bool may_enter(const struct entering *entering, struct error *error) {
    const struct meeting *meeting = &entering->meeting;
    char command[TOLD_BYTES];
    if (meeting->one_by_one)
        return error_set(error, ERROR_INPUT,
                         _("this meeting asks single questions; a sheet is for a whole form"));
    if (entering->arguments->dry_run)
        return true;
    if (meeting->state == MEETING_LOBBY || meeting->state == MEETING_CLOSED)
        return error_set(error, ERROR_INPUT,
                         _("rows are taken while the meeting is open; open it with: %s"),
                         told_command(command, "meeting open %s", meeting->code));
    return meeting_may_answer(meeting, NOWHERE, 1, error);
}

static bool open_rows(struct entering *entering, struct error *error) {
    const struct arguments *arguments = entering->arguments;
    const char *path = arguments->operand_count > 2 ? arguments->operands[2] : NULL;
    entering->in = stdin;
    if (path == NULL || strcmp(path, "-") == 0) {
        entering->file = isatty(STDIN_FILENO) == 1 ? NULL : "-";
        return true;
    }
    entering->file = path;
    entering->in = fopen(path, "re");
    return entering->in != NULL ||
           error_set(error, ERROR_STORAGE, _("%s cannot be read: %s"), path, strerror(errno));
}

static bool enter(struct entering *entering, struct instrument *current, struct error *error) {
    struct instrument *own = NULL;
    bool done = room_find(entering->store, current, entering->arguments->operands[1],
                          &entering->meeting, &own, error);
    entering->instrument = own != NULL ? own : current;
    done = done && may_enter(entering, error) &&
           sheet_make(entering->instrument, entering->meeting.form, &entering->sheet, error) &&
           open_rows(entering, error) && enter_lines(entering, error);
    if (entering->line > 0)
        say_end(entering);
    if (entering->in != NULL && entering->in != stdin)
        fclose(entering->in);
    instrument_free(own);
    return done;
}

bool meeting_enter(const struct arguments *arguments, int *status, struct error *error) {
    struct instrument *instrument = NULL;
    bool done = false;
    struct entering *entering = calloc(1, sizeof *entering);
    if (entering == NULL)
        return error_memory(error);
    entering->arguments = arguments;
    instrument = command_questions(arguments, error);
    if (instrument != NULL)
        entering->store = command_store_of_before(arguments, error);
    if (entering->store != NULL)
        done = enter(entering, instrument, error);
    *status = entering->wrong > 0 ? EXIT_FAILED : EXIT_DONE;
    store_close(entering->store);
    instrument_free(instrument);
    free(entering);
    return done;
}
