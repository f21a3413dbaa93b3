#include "terminal.h"

#include "leadquiz/clock.h"
#include "leadquiz/translate.h"

#include <curses.h>
#include <errno.h>
#include <langinfo.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <unistd.h>

enum { ESCAPE = 27, ESCAPE_WAIT_MS = 100, PASTE_WAIT_MS = 1000 };
enum { PASTE_BEGIN = KEY_MAX + 1, PASTE_END, CLICK_BEGIN, CLICK_3_BEGIN };

/* Curses has one terminal per process, so what belongs to it is global too. */
static volatile sig_atomic_t asked_to_end;
static SCREEN *terminal;
static bool pasting, locked;
static struct sequence sequence;
static sigset_t before, while_waiting;

static void on_end(int number) {
    (void)number;
    asked_to_end = 1;
}

/* They are held back but for the moment of waiting, so that none can come between the last look at
 * the flag and the wait, and be slept through. SIGWINCH is curses' own, with the same gap. */
static void catch_signals(void) {
    static const int ends[] = {SIGHUP, SIGTERM, SIGINT, SIGQUIT};
    struct sigaction action = {.sa_handler = on_end};
    sigset_t held;
    sigemptyset(&action.sa_mask);
    sigemptyset(&held);
    sigaddset(&held, SIGWINCH);
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        sigaction(ends[i], &action, NULL);
        sigaddset(&held, ends[i]);
    }
    sigprocmask(SIG_BLOCK, &held, &before);
    while_waiting = before;
    sigdelset(&while_waiting, SIGWINCH);
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
        sigdelset(&while_waiting, ends[i]);
}

bool terminal_utf8(void) {
    return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

/* Let curses begin. It reads what terminfo knows of the terminal, which nobody does before: reading
 * it twice would be a tenth of the time to the first frame. */
static bool begin(struct error *error) {
    const char *name = getenv("TERM");
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
        return error_set(error, ERROR_INPUT,
                         _("there is no terminal on standard input and output"));
    if (name == NULL || name[0] == '\0')
        return error_set(error, ERROR_INPUT,
                         _("TERM is not set, so the kind of terminal is not known"));
    terminal = newterm(NULL, stdout, stdin);
    if (terminal == NULL)
        return error_set(error, ERROR_INPUT,
                         _("the terminal type \"%s\" in TERM is not known on this machine"), name);
    const char *move = tigetstr("cup");
    if (move != NULL && move != (const char *)-1)
        return true;
    endwin();
    delscreen(terminal);
    terminal = NULL;
    return error_set(error, ERROR_INPUT, _("the terminal type \"%s\" cannot show screens"), name);
}

/* Whether terminfo suggests a terminal of the xterm family; others would print what those know. */
static bool like_xterm(void) {
    const char *mouse = tigetstr("kmous");
    return mouse != NULL && mouse != (const char *)-1;
}

static void bracketed_paste(bool on) {
    if (!like_xterm())
        return;
    if (on) {
        define_key("\033[200~", PASTE_BEGIN);
        define_key("\033[201~", PASTE_END);
    }
    putp(on ? "\033[?2004h" : "\033[?2004l");
    fflush(stdout);
}

bool terminal_start(struct error *error) {
    if (!begin(error))
        return false;
    catch_signals();
    pasting = false;
    sequence_begin(&sequence, SEQUENCE_NONE);
    set_escdelay(ESCAPE_WAIT_MS);
    cbreak();
    noecho();
    nonl();
    intrflush(stdscr, FALSE);
    keypad(stdscr, TRUE);
    nodelay(stdscr, TRUE);
    curs_set(0);
    bracketed_paste(true);
    return true;
}

void terminal_listen(void) {
    mouseinterval(0);
    mousemask(BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED, NULL);
    if (!like_xterm())
        return;
    /* Curses goes on to ask for the reports, and would read them too: waiting for their end, deaf
     * to time and signals. KEY_MOUSE is the mouse of the kernel's console alone. */
    define_key("\033[<", CLICK_BEGIN);
    define_key("\033[M", CLICK_3_BEGIN);
}

void terminal_lock(void) {
    static const int stops[] = {SIGTSTP, SIGTTIN, SIGTTOU, SIGINT, SIGQUIT};
    for (size_t i = 0; i < sizeof stops / sizeof stops[0]; i++)
        signal(stops[i], SIG_IGN);
    locked = true;
    raw();
}

/* Terminals of the xterm family, and those that say so, drop the lines that have scrolled away; to
 * others it would be text. */
static void clear_scrollback(void) {
    const char *own = tigetstr("E3");
    if (own != NULL && own != (const char *)-1)
        putp(own);
    else if (like_xterm())
        putp("\033[3J");
    fflush(stdout);
}

void terminal_forget(void) {
    flushinp();
    pasting = false;
    erase();
    clearok(stdscr, TRUE);
    refresh();
    clear_scrollback();
}

void terminal_end(void) {
    if (terminal == NULL)
        return;
    if (locked)
        terminal_forget();
    bracketed_paste(false);
    endwin();
    delscreen(terminal);
    terminal = NULL;
    sigprocmask(SIG_SETMASK, &before, NULL);
}

/* After a read that found nothing although poll said there is something: is anybody there? */
static bool gone(void) {
    struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
    if (poll(&input, 1, 0) <= 0)
        return false;
    if (input.revents & (POLLHUP | POLLERR | POLLNVAL))
        return true;
    int waiting = 0;
    return ioctl(STDIN_FILENO, FIONREAD, &waiting) != 0 || waiting == 0;
}

static struct event mouse_event(struct pointer *pointer) {
    MEVENT mouse;
    if (getmouse(&mouse) != OK)
        return (struct event){.action = ACTION_NONE};
    if (mouse.bstate & BUTTON4_PRESSED)
        return (struct event){.action = ACTION_UP};
    if (mouse.bstate & BUTTON5_PRESSED)
        return (struct event){.action = ACTION_DOWN};
    if (!(mouse.bstate & BUTTON1_PRESSED))
        return (struct event){.action = ACTION_NONE};
    pointer->row = mouse.y;
    pointer->column = mouse.x;
    return (struct event){.action = ACTION_PICK};
}

/* After an escape that begins no key curses knows: true when more follows, so that it was no press
 * of Esc. Alt with a letter is such a sequence too. */
static bool rest_of_sequence(void) {
    wint_t code = 0;
    if (get_wch(&code) == ERR)
        return false;
    if (code == 'O')
        get_wch(&code);
    if (code == '[')
        sequence_begin(&sequence, SEQUENCE_OTHER);
    return true;
}

/* False, or the event of a terminal that is gone. */
static bool nothing_read(struct event *event) {
    event->action = gone() ? ACTION_GONE : ACTION_NONE;
    return event->action != ACTION_NONE;
}

/* The next character of the sequence in hand: its bytes may be no UTF-8. */
static bool read_sequence(struct pointer *pointer, struct event *event) {
    int code = getch();
    *event = (struct event){.action = ACTION_NONE};
    if (code == ERR)
        return nothing_read(event);
    if (code == KEY_RESIZE)
        *event = keys_event(KEY_RESIZE, true, LETTERS_ARE_KEYS);
    else if (!sequence_take(&sequence, (unsigned)code, event, pointer))
        ungetch(code);
    else if (pasting)
        event->action = ACTION_NONE;
    return true;
}

/* Whether it begins or ends what is not to be taken for keys. */
static bool begins(wint_t code) {
    switch (code) {
    case PASTE_BEGIN:
    case PASTE_END: pasting = code == PASTE_BEGIN; return true;
    case CLICK_BEGIN: sequence_begin(&sequence, SEQUENCE_CLICK); return true;
    case CLICK_3_BEGIN: sequence_begin(&sequence, SEQUENCE_CLICK_3); return true;
    default: return false;
    }
}

/* One key, click or paste mark as an event, which may be none. False when nothing waits. */
static bool read_event(enum letters_are typing, struct pointer *pointer, struct event *event) {
    wint_t code = 0;
    if (sequence.form != SEQUENCE_NONE)
        return read_sequence(pointer, event);
    int status = get_wch(&code);
    bool function = status == KEY_CODE_YES;
    *event = (struct event){.action = ACTION_NONE};
    if (status == ERR)
        return nothing_read(event);
    if (function && begins(code))
        return true;
    if (function && code == KEY_MOUSE)
        *event = mouse_event(pointer);
    else if (pasting && (!typing || function || code < ' '))
        return true;
    else if (function || code != ESCAPE || !rest_of_sequence())
        *event = keys_event(code, function, typing);
    return true;
}

/* Until something comes, or time is up. What is in hand is over when nothing comes for a moment: a
 * sequence that breaks off, a paste whose end never came. */
static enum action wait_for_input(int patience) {
    struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
    bool broken = sequence_open(&sequence);
    int most = broken ? ESCAPE_WAIT_MS : pasting ? PASTE_WAIT_MS : -1;
    int wait = most >= 0 && (patience < 0 || patience > most) ? most : patience;
    struct timespec moment = {.tv_sec = wait / 1000, .tv_nsec = wait % 1000 * 1000000L};
    int ready = ppoll(&input, 1, wait >= 0 ? &moment : NULL, &while_waiting);
    if (ready == 0 && broken)
        sequence_silence(&sequence);
    else if (ready == 0)
        pasting = false;
    if (ready == 0 && wait == patience)
        return ACTION_TICK;
    return ready >= 0 || errno == EINTR ? ACTION_NONE : ACTION_GONE;
}

struct event terminal_event(enum letters_are typing, int patience, struct pointer *pointer) {
    int64_t until = -1;
    int left = patience;
    for (;;) {
        struct event event;
        if (asked_to_end)
            return (struct event){.action = ACTION_GONE};
        /* Curses may hold keys that poll does not know of: wait only when it has none. */
        bool read = read_event(typing, pointer, &event);
        if (!read)
            event.action = wait_for_input(left);
        if (event.action != ACTION_NONE)
            return event;
        if (!read || patience < 0)
            continue;
        /* From the first key that is no event on, no other draws the waiting out. */
        int64_t now = clock_steady();
        until = until < 0 ? now + patience : until;
        left = until > now ? (int)(until - now) : 0;
        if (left == 0)
            return (struct event){.action = ACTION_TICK};
    }
}
