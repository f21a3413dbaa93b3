/* talk.c - say a paragraph, ask for a line. */
#include "talk.h"

#include "interrupt.h"

#include "leadquiz/clock.h"
#include "leadquiz/text.h"
#include "leadquiz/translate.h"

#include <errno.h>
#include <langinfo.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

enum { USUAL_WIDTH = 72, LEAST_WIDTH = 20, MOST_WIDTH = 100, LINES_MOST = 256, SAID_BYTES = 2048 };

static int choose_width(void) {
    const char *columns = getenv("COLUMNS");
    int width = 0;
    if (columns && text_to_int(columns, strlen(columns), &width) && width >= LEAST_WIDTH &&
        width <= MOST_WIDTH)
        return width;
    return USUAL_WIDTH;
}

/* Whether a letter has ever come: a process has its input once, however many parts talk. */
static bool heard;

void talk_init(struct talk *talk, FILE *in, FILE *out, bool ascii) {
    *talk = (struct talk){.in = in, .out = out, .width = choose_width()};
    talk->utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
    talk->glyphs = talk->utf8 && !ascii ? &glyphs_unicode : &glyphs_ascii;
    talk->timed = isatty(fileno(in)) == 1;
    interrupt_catch(in);
}

/* The text as it can be written here. */
static void make_writable(const struct talk *talk, const char *text, size_t length,
                          char out[SAID_BYTES]) {
    char clean[SAID_BYTES];
    text_clean(text, length, clean, sizeof clean);
    if (talk->utf8)
        memcpy(out, clean, sizeof clean);
    else
        text_to_ascii(clean, strlen(clean), out, SAID_BYTES);
}

/* Write `text` with `indent` columns before each line; `mark` stands in those of the first. */
static void write_wrapped(struct talk *talk, const char *mark, int indent, const char *text) {
    struct text_line lines[LINES_MOST];
    char said[SAID_BYTES];
    make_writable(talk, text, strlen(text), said);
    int count = text_wrap(said, talk->width - indent, lines, LINES_MOST);
    for (int i = 0; i < count && i < LINES_MOST; i++)
        fprintf(talk->out, "%*s%.*s\n", indent, i == 0 ? mark : "", (int)lines[i].length,
                lines[i].start);
}

void talk_say(struct talk *talk, const char *text) {
    write_wrapped(talk, "", 0, text);
}

void talk_format(struct talk *talk, const char *format, ...) {
    char said[SAID_BYTES];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(said, sizeof said, format, arguments);
    va_end(arguments);
    talk_say(talk, said);
}

void talk_entry(struct talk *talk, const char *mark, const char *text) {
    char column[16];
    snprintf(column, sizeof column, "%s  ", mark);
    write_wrapped(talk, column, 6, text);
}

void talk_blank(struct talk *talk) {
    fputc('\n', talk->out);
}

static void write_line(struct talk *talk, const struct page *page, const struct page_line *line) {
    char said[SAID_BYTES];
    char part[SAID_BYTES];
    size_t used = 0;
    for (int i = line->first; i < line->first + line->count; i++) {
        make_writable(talk, page->text + page->spans[i].start, page->spans[i].length, part);
        used += (size_t)snprintf(said + used, sizeof said - used, "%s", part);
        if (used >= sizeof said)
            used = sizeof said - 1;
    }
    said[used] = '\0';
    if (text_width(said) > talk->width) /* the nearest letters may be more than one */
        write_wrapped(talk, "", 0, said);
    else
        fprintf(talk->out, "%s\n", said);
}

void talk_page(struct talk *talk, const struct page *page) {
    for (int i = 0; i < page->line_count; i++)
        write_line(talk, page, &page->lines[i]);
}

bool talk_whole(struct talk *talk, struct page *page, struct error *error) {
    bool whole = !page->failed || error_memory(error);
    if (whole) {
        talk_blank(talk);
        talk_page(talk, page);
        talk_blank(talk);
    }
    page_free(page);
    return whole;
}

bool talk_written(struct talk *talk, struct error *error) {
    if (fflush(talk->out) == 0 && !ferror(talk->out))
        return true;
    return !interrupted(error) &&
           error_set(error, ERROR_STORAGE, _("standard output cannot be written: %s"),
                     strerror(errno));
}

/* Wait for a letter, or its end, while all else goes on. */
static bool wait_for_letter(struct talk *talk) {
    while (talk->meanwhile != NULL) {
        int64_t rest = talk->due - clock_steady();
        enum waited waited = rest > 0 ? interrupt_wait_for(talk->in, rest) : WAITED_OUT;
        if (waited != WAITED_OUT)
            return waited == WAITED_READY;
        if (!talk->meanwhile(talk->context))
            return false;
        talk->due = clock_steady() + talk->often;
    }
    return interrupt_wait(talk->in);
}

static int next_letter(struct talk *talk) {
    int letter = wait_for_letter(talk) ? getc(talk->in) : EOF;
    heard = heard || letter != EOF;
    return letter;
}

/* One line without its end. EOF when there is none; 0 when it does not fit `line`. */
static int read_line(struct talk *talk, char *line, size_t size) {
    size_t length = 0;
    bool fits = true;
    int letter = next_letter(talk);
    if (letter == EOF)
        return EOF;
    for (; letter != EOF && letter != '\n'; letter = next_letter(talk)) {
        if (length + 1 >= size || letter == '\0')
            fits = false;
        else
            line[length++] = (char)letter;
    }
    line[length] = '\0';
    return fits;
}

/* Without the spaces around it. */
static void trim(char *line) {
    static const char blanks[] = " \t\r";
    size_t start = strspn(line, blanks);
    size_t length = strlen(line + start);
    while (length > 0 && strchr(blanks, line[start + length - 1]))
        length--;
    memmove(line, line + start, length);
    line[length] = '\0';
}

/* *sound: the line can be read; else it was said why not. */
static enum step read_reply(struct talk *talk, char reply[REPLY_BYTES], bool *sound,
                            struct error *error) {
    int fits = read_line(talk, reply, REPLY_BYTES);
    *sound = false;
    if (!talk->timed || fits == EOF) /* nobody else ends the line of the prompt */
        talk_blank(talk);
    if (interrupted(error))
        return STEP_FAILED;
    if (fits == EOF)
        return STEP_LEAVE;
    trim(reply);
    if (!fits)
        talk_say(talk, _("That line is too long."));
    else if (text_check(reply, strlen(reply), NULL) != TEXT_SOUND)
        talk_say(talk, _("That line holds a character that cannot be read here."));
    else
        *sound = true;
    return STEP_ON;
}

enum step talk_ask(struct talk *talk, const char *prompt, char reply[REPLY_BYTES],
                   struct error *error) {
    bool sound = false;
    enum step step = STEP_ON;
    while (step == STEP_ON && !sound) {
        talk_say(talk, prompt);
        fputs("> ", talk->out);
        step = talk_written(talk, error) ? read_reply(talk, reply, &sound, error) : STEP_FAILED;
    }
    return step;
}

enum step talk_ask_or_turn(struct talk *talk, const char *prompt, char reply[REPLY_BYTES],
                           struct error *error) {
    enum step step = talk_ask(talk, prompt, reply, error);
    if (step == STEP_ON && talk_is(reply, 'q'))
        return STEP_LEAVE;
    return step == STEP_ON && talk_is(reply, 'b') ? STEP_BACK : step;
}

void talk_aside(struct talk *talk) {
    talk_blank(talk);
}

void talk_aside_over(struct talk *talk) {
    fputs("> ", talk->out);
    fflush(talk->out);
}

static const char *instead_of(enum talk_of of) {
    switch (of) {
    case TALK_OF_ANSWERS: break;
    case TALK_OF_SEAT:
        return _("there is no terminal, and standard input is empty; run leadquiz in a terminal, "
                 "or give the answers with: leadquiz join CODE --answers FILE");
    case TALK_OF_MEETING:
        return _("there is no terminal, and standard input is empty; run leadquiz in a terminal, "
                 "or take one step at a time, as leadquiz meeting open CODE does; leadquiz "
                 "meeting --help has them all");
    }
    return _("there is no terminal, and standard input is empty; run leadquiz in a terminal, or "
             "give the answers with: leadquiz take --answers FILE --name NAME");
}

bool talk_anybody(const struct talk *talk, enum talk_of of, struct error *error) {
    return talk->timed || heard || error_set(error, ERROR_INPUT, "%s", instead_of(of));
}

bool talk_is(const char *reply, char letter) {
    return (reply[0] == letter || reply[0] == letter - 'a' + 'A') && reply[1] == '\0';
}

enum step talk_ask_yes(struct talk *talk, const char *prompt, char usual, bool *yes,
                       struct error *error) {
    char reply[REPLY_BYTES];
    for (;;) {
        enum step step = talk_ask_or_turn(talk, prompt, reply, error);
        if (step != STEP_ON)
            return step;
        if (reply[0] == '\0' && usual) {
            reply[0] = usual;
            reply[1] = '\0';
        }
        if (strcmp(reply, "?") == 0) {
            talk_say(talk, _("y is yes, n is no, b goes one step back, q leaves."));
            continue;
        }
        *yes = talk_is(reply, 'y') || strcmp(reply, _("yes")) == 0;
        if (*yes || talk_is(reply, 'n') || strcmp(reply, _("no")) == 0)
            return STEP_ON;
        talk_say(talk, _("Please type y for yes or n for no."));
    }
}

enum step talk_ask_sure(struct talk *talk, bool *sure, struct error *error) {
    char reply[REPLY_BYTES];
    enum step step = talk_ask(
        talk, _("Type the word yes to do it; anything else leaves all as it is."), reply, error);
    *sure = step == STEP_ON && strcasecmp(reply, _("yes")) == 0;
    if (step == STEP_ON && !*sure)
        talk_say(talk, _("All is left as it is."));
    return step;
}
