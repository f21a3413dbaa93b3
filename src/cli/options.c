#include "options.h"

#include "leadquiz/translate.h"

#include <getopt.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

/* Options that every command takes; the rest are listed by the command that takes them. */
static const char global_options[] = "dqpacLhV";

struct option_row {
    char letter;
    struct option option; /* its val is the letter */
    size_t place;         /* in struct arguments, or NO_PLACE */
    const char *shown;
    const char *summary; /* MARKed */
};

#define PLACE(member) offsetof(struct arguments, member)
#define TAKES(name, letter)                                                                        \
    { name, required_argument, NULL, letter }
#define FLAG(name, letter)                                                                         \
    { name, no_argument, NULL, letter }

enum { NO_PLACE = sizeof(struct arguments) };

static const struct option_row rows[] = {
    {'s', FLAG("short", 's'), PLACE(short_form), "--short", MARK("the short form: bars, no level")},
    {'n', TAKES("name", 'n'), PLACE(name), "--name NAME", MARK("the code name to go under")},
    {'t', TAKES("team", 't'), PLACE(team), "--team TEAM", MARK("the team's name")},
    {'N', FLAG("new", 'N'), PLACE(fresh), "--new",
     MARK("begin anew, even if a sitting is open; it stays kept")},
    {'r', FLAG("resume", 'r'), PLACE(resume), "--resume",
     MARK("go on with the open sitting at once")},
    {'A', TAKES("answers", 'A'), PLACE(answers), "--answers FILE",
     MARK("unattended, from lines ID,ANSWER (- is standard input); take needs --name with it")},
    {'f', TAKES("format", 'f'), PLACE(format), "--format FORMAT", MARK("which form; see above")},
    {'M', TAKES("meeting", 'M'), PLACE(meeting), "--meeting CODE",
     MARK("what the room of this meeting saw")},
    {'K', TAKES("kept-at", 'K'), PLACE(kept_at), "--kept-at CODE",
     MARK("those who kept a result at this meeting")},
    {'B', FLAG("by-meeting", 'B'), PLACE(by_meeting), "--by-meeting",
     MARK("over time by meeting, not by month")},
    {'i', TAKES("sitting", 'i'), PLACE(sitting), "--sitting NUMBER",
     MARK("of this sitting, not the last one")},
    {'o', TAKES("output", 'o'), PLACE(output), "-o, --output FILE", MARK("write to this file")},
    {'F', FLAG("force", 'F'), PLACE(force), "--force", MARK("replace the file when it is there")},
    {'b', TAKES("from", 'b'), PLACE(from), "--from DATE",
     MARK("from this day on (2026-11-21, UTC)")},
    {'u', TAKES("until", 'u'), PLACE(until), "--until DATE",
     MARK("until this day, which belongs to it")},
    {'k', TAKES("ask", 'k'), PLACE(ask), "--ask ID,ID",
     MARK("these questions, one at a time, instead of a form")},
    {'D', FLAG("named", 'D'), PLACE(named), "--named",
     MARK("everybody gives a code name when they join")},
    {'W', TAKES("word", 'W'), PLACE(word), "--word WORD",
     MARK("come back to the seat with this seat word")},
    {'w', TAKES("wait", 'w'), PLACE(wait), "--wait SECONDS",
     MARK("with --answers: wait so long for the meeting")},
    {'R', FLAG("restricted", 'R'), PLACE(restricted), "--restricted",
     MARK("a seat that nobody can leave for anything else; writes no files")},
    {'I', TAKES("idle", 'I'), PLACE(idle), "--idle SECONDS",
     MARK("without a key for so long, ask for the next person (120)")},
    {'y', FLAG("dry-run", 'y'), PLACE(dry_run), "--dry-run",
     MARK("check everything and change nothing")},
    {'e', FLAG("everyone", 'e'), PLACE(everyone), "--everyone",
     MARK("of everybody instead of one team")},
    {'l', FLAG("last", 'l'), PLACE(last), "--last",
     MARK("with the figures shown last, where new ones tell too much")},
    {'H', FLAG("no-history", 'H'), PLACE(no_history), "--no-history",
     MARK("leave out what was before")},
    {'m', FLAG("matrix", 'm'), PLACE(matrix), "--matrix",
     MARK("each column is an item, whatever it is called")},
    {'E', FLAG("everybody", 'E'), PLACE(everybody), "--everybody",
     MARK("careless and thrown away answers of a FILE count too, small numbers are shown")},
    {'P', FLAG("passphrase-stdin", 'P'), PLACE(passphrase_stdin), "--passphrase-stdin",
     MARK("the lead's passphrase is the first line of standard input")},
    {'d', TAKES("db", 'd'), PLACE(db), "--db FILE",
     MARK("the store (default: your own data directory)")},
    {'q', TAKES("questions", 'q'), PLACE(questions), "--questions FILE", MARK("the question file")},
    {'p', FLAG("plain", 'p'), PLACE(plain), "--plain",
     MARK("line by line, for screen readers and pipes")},
    {'a', FLAG("ascii", 'a'), PLACE(ascii), "--ascii", MARK("draw with ASCII characters only")},
    {'c', FLAG("no-color", 'c'), PLACE(no_color), "--no-color",
     MARK("no colour (NO_COLOR does the same)")},
    {'L', TAKES("lang", 'L'), PLACE(language), "--lang LANGUAGE",
     MARK("language of the interface")},
    {'h', FLAG("help", 'h'), NO_PLACE, "--help", MARK("this text")},
    {'V', FLAG("version", 'V'), NO_PLACE, "--version", MARK("the version")},
};

enum { ROW_COUNT = sizeof rows / sizeof rows[0] };

static bool allowed(const struct command *command, char letter) {
    return strchr(global_options, letter) != NULL ||
           (command != NULL && strchr(command->options, letter) != NULL);
}

/* The first one has no name to be called by. */
static const struct command *find_command(const char *name) {
    for (int i = 1; i < command_count; i++) {
        if (strcmp(commands[i].name, name) == 0)
            return &commands[i];
    }
    return NULL;
}

static const struct option_row *row_of(int letter) {
    for (int i = 0; i < ROW_COUNT; i++) {
        if (rows[i].letter == letter)
            return &rows[i];
    }
    return NULL;
}

/* What stands in the row's place is set: text where the option takes some, else true. */
static void store_option(struct arguments *arguments, const struct option_row *row,
                         const char *value) {
    char *place = (char *)arguments + row->place;
    if (row->place == NO_PLACE)
        return;
    if (row->option.has_arg == required_argument)
        memcpy(place, &value, sizeof value);
    else
        memcpy(place, &(bool){true}, sizeof(bool));
}

static enum parsed wrong_use(const struct command *command, struct error *error) {
    struct error said = *error;
    const char *name = command != NULL ? command->name : "";
    error_set(error, ERROR_USAGE, _("%s (leadquiz %s%s--help tells more)"), said.sentence, name,
              name[0] != '\0' ? " " : "");
    return PARSED_WRONG;
}

/* The length of the name in "--name" or "--name=value"; 0 for other words. */
static size_t name_length(const char *word) {
    return strncmp(word, "--", 2) == 0 ? strcspn(word + 2, "=") : 0;
}

static bool begins(const struct option_row *row, const char *word) {
    return strncmp(row->option.name, word + 2, name_length(word)) == 0;
}

/* A long option that getopt does not know, or knows too many of. */
static bool unknown_name(const char *word, struct error *error) {
    char meant[256] = "";
    int count = 0, length = (int)name_length(word) + 2;
    for (int i = 0; i < ROW_COUNT; i++) {
        size_t used = strlen(meant);
        if (begins(&rows[i], word))
            snprintf(meant + used, sizeof meant - used, "%s--%s", count++ > 0 ? ", " : "",
                     rows[i].option.name);
    }
    if (count > 1)
        return error_set(error, ERROR_USAGE, _("%.*s can mean %s"), length, word, meant);
    return error_set(error, ERROR_USAGE, _("there is no option %.*s"), length, word);
}

/* What getopt has refused; `word` is the last one it has left behind. */
static bool unknown_option(const char *word, struct error *error) {
    const struct option_row *row = row_of(optopt);
    if (optopt == 0)
        return unknown_name(word, error);
    if (row != NULL && name_length(word) > 0 && strchr(word, '=') != NULL && begins(row, word))
        return error_set(error, ERROR_USAGE, _("the option --%s takes no value"), row->option.name);
    return error_set(error, ERROR_USAGE, _("there is no option -%c"), optopt);
}

/* Walk the words; which options were seen is kept so that they can be held against the command,
 * which may come after them. */
static enum parsed walk(int count, char **words, struct arguments *arguments, char *seen,
                        struct error *error) {
    struct option table[ROW_COUNT + 1];
    for (int i = 0; i < ROW_COUNT; i++)
        table[i] = rows[i].option;
    table[ROW_COUNT] = (struct option){0};
    bool help = false, version = false;
    int letter;
    opterr = 0;
    optind = 1;
    while ((letter = getopt_long(count, words, ":hVo:", table, NULL)) != -1) {
        if (letter == '?') {
            unknown_option(words[optind - 1], error);
            return PARSED_WRONG;
        }
        if (letter == ':' || (optarg != NULL && optarg[0] == '\0')) {
            error_set(error, ERROR_USAGE, _("the option --%s needs a value"),
                      row_of(letter == ':' ? optopt : letter)->option.name);
            return PARSED_WRONG;
        }
        help = help || letter == 'h';
        version = version || letter == 'V';
        seen[strlen(seen)] = strchr(seen, letter) == NULL ? (char)letter : '\0';
        store_option(arguments, row_of(letter), optarg);
    }
    return help ? PARSED_HELP : version ? PARSED_VERSION : PARSED;
}

static bool fits(const struct command *command, const char *seen, struct error *error) {
    for (const char *letter = seen; *letter != '\0'; letter++) {
        if (allowed(command, *letter))
            continue;
        const char *name = row_of(*letter)->option.name;
        if (command->name[0] == '\0')
            return error_set(error, ERROR_USAGE, _("--%s needs a command before it"), name);
        return error_set(error, ERROR_USAGE, _("leadquiz %s does not take --%s"), command->name,
                         name);
    }
    return true;
}

static bool sensible(const struct command *command, const struct arguments *arguments,
                     struct error *error) {
    if (arguments->fresh && arguments->resume)
        return error_set(error, ERROR_USAGE, _("--new and --resume cannot go together"));
    if (arguments->restricted && arguments->db == NULL)
        return error_set(error, ERROR_USAGE,
                         _("--restricted needs --db: the store is not to come from elsewhere"));
    if (arguments->operand_count > command->operands_most)
        return error_set(error, ERROR_USAGE, _("\"%s\" is one word too many"),
                         arguments->operands[command->operands_most]);
    return true;
}

enum parsed options_parse(int count, char **words, const struct command **command,
                          struct arguments *arguments, struct error *error) {
    char seen[ROW_COUNT + 2] = "";
    *arguments = (struct arguments){0};
    *command = NULL;
    enum parsed parsed = walk(count, words, arguments, seen, error);
    /* getopt has moved the words that are no options to the end. */
    bool named = parsed != PARSED_WRONG && optind < count;
    if (named)
        *command = find_command(words[optind]);
    if (parsed == PARSED_WRONG)
        return wrong_use(NULL, error);
    if (named && *command == NULL) {
        error_set(error, ERROR_USAGE, _("there is no command \"%s\""), words[optind]);
        return wrong_use(NULL, error);
    }
    if (parsed != PARSED)
        return parsed;
    if (!named)
        *command = &commands[0];
    arguments->operand_count = count - optind - (named ? 1 : 0);
    arguments->operands = words + optind + (named ? 1 : 0);
    if (!fits(*command, seen, error) || !sensible(*command, arguments, error))
        return wrong_use(*command, error);
    return PARSED;
}

static void help_options(const struct command *command, bool global) {
    for (int i = 0; i < ROW_COUNT; i++) {
        bool is_global = strchr(global_options, rows[i].letter) != NULL;
        if (is_global == global && allowed(command, rows[i].letter))
            printf("  %-18s %s\n", rows[i].shown, _(rows[i].summary));
    }
}

static void help_all(void) {
    printf("%s\n\n", _("leadquiz: a leadership self-assessment in the terminal"));
    printf("%s\n", _("Usage: leadquiz [OPTION]... [COMMAND]"));
    printf("\n%s\n", _("Commands:"));
    for (int i = 0; i < command_count; i++) {
        printf("  %-18s %s\n", commands[i].name[0] != '\0' ? commands[i].name : _("(none)"),
               _(commands[i].summary));
    }
    printf("\n%s\n", _("Options of every command:"));
    help_options(&commands[0], true);
    printf("\n%s\n", _("leadquiz COMMAND --help tells about one command."));
    printf("%s\n", _("Example: leadquiz take --name calm-heron"));
}

void options_help(const struct command *command) {
    if (command == NULL || command->name[0] == '\0') {
        help_all();
        return;
    }
    printf(_("Usage: leadquiz %s [OPTION]... %s\n"), command->name, command->operands);
    printf("\n%s\n", _(command->summary));
    printf("\n%s\n", _(command->details));
    if (command->options[0] != '\0') {
        printf("\n%s\n", _("Options:"));
        help_options(command, false);
    }
    printf("\n%s\n", _("Options of every command:"));
    help_options(&commands[0], true);
    printf("\n%s %s\n", _("Example:"), command->example);
}
