#include "options.h"

#include "leadquiz/told.h"
#include "leadquiz/translate.h"

#include <fcntl.h>
#include <locale.h>
#include <malloc.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

const struct command commands[] = {
    {"", "", 0, "", MARK("the home screen"), "", "leadquiz", command_home},
    {"take", "", 0, "sntNrA", MARK("take the questionnaire"),
     MARK(
         "Every answer is kept the moment it is given, if the person agrees to keeping. Leave with q at\n"
         "any question; the next take offers to go on there.\n\n"
         "With --answers a person that the store does not know is taken to agree to keeping these\n"
         "answers, and to nothing else; a known person's consents stand. The file has a line ID,ANSWER\n"
         "for each question asked: items by option number or 0 for no chance, scenarios by the id of\n"
         "an option, questions by option number; an optional third field is the time in milliseconds.\n"
         "The very answers that the person gave within the last hour are not kept twice (exit 0, and it\n"
         "says so); --new keeps them."),
     "leadquiz take --short --name calm-heron", command_take},
    {"results", "", 0, "n", MARK("what you have taken so far, and what has changed"),
     MARK(
         "Every finished sitting under a code name: what moved and what is only noise, each scale over\n"
         "time, your answers, what you chose to do. Save a report, change what you agreed to, delete\n"
         "one sitting or everything about you. Without --name, the only person of the store."),
     "leadquiz results --name calm-heron", command_results},
    {"review", "", 0, "tK", MARK("who is who in the team: for the team lead"),
     MARK(
         "Whom to talk to first, levels, means, people, the map of who is who, months, questions, and what\n"
         "rooms saw at meetings.\n"
         "Single people are shown when they let their team lead see them, figures of a group when there\n"
         "are enough people. Asks for the lead's passphrase where one is set. Without --team, everybody.\n"
         "With --kept-at CODE, those alone who kept a result at that meeting, as they stand now."),
     "leadquiz review --team sunrise", command_review},
    {"demo", "", 0, "", MARK("the review of a made-up team, to look around in"),
     MARK(
         "Sixty made-up people in five teams over eighteen months, with four meetings, in memory alone: no\n"
         "store is opened or made, and all of it is gone when you leave. The review counts those who let\n"
         "something of it be seen: 58. demo.md tells how the people are made up."),
     "leadquiz demo", command_demo},
    {"meeting", "WHAT [CODE|TITLE] [ID|FILE]", 3, "sDkfoFyIP",
     MARK("the questionnaire with a room of people: for the facilitator"),
     MARK(
         "meeting new TITLE makes one and prints its code, with --short for the short form, with --ask\n"
         "for single questions one at a time, with --named where everybody gives a code name; meeting\n"
         "list tells all. run [CODE] leads through it; without CODE one that goes on is chosen, or one\n"
         "that has ended looked at again, its report saved, or deleted. show CODE is for the projector,\n"
         "kiosk CODE passes one keyboard round (--idle). On paper: sheet CODE prints blank sheets\n"
         "(-o FILE, text or pdf), enter CODE [FILE] takes the rows of digits from them.\n\n"
         "A step at a time, for scripts: open, close, reveal and end CODE; ask CODE ID puts one question\n"
         "to all, again CODE [ID] has it voted on once more, call-off CODE takes that vote back, whole\n"
         "CODE goes back to the form; delete CODE removes one that has ended. status CODE tells how far\n"
         "the room is and, after the reveal, what it sees; --format text or json\n"
         "(meeting-commands.md).\n\n"
         "Nobody sees an answer before the reveal, only counts; figures of few people are left out and\n"
         "say so. Where a passphrase is set, all but show, status and sheet ask for it."),
     "leadquiz meeting new --short \"Team evening\"", command_meeting},
    {"join", "[CODE]", 1, "nWAwR", MARK("take a seat in a meeting"),
     MARK(
         "The meeting's code stands on the wall; without CODE it is asked for. A seat has a seat word:\n"
         "with it, and --word, one comes back to the same seat from any terminal. Others see counts\n"
         "before the reveal and figures of the room after it; one's own result is shown to oneself, to\n"
         "be kept or not.\n\n"
         "With --answers the seat word is printed and the answers are given as soon as the meeting is\n"
         "open: for a form the lines that leadquiz take --help tells of, for single questions a line\n"
         "ID,ANSWER for each vote, in the order of asking; the same id again is its next vote."),
     "leadquiz join KDGWP", command_join},
    {"report", "", 0, "nitelfoFHMKBP",
     MARK("a person's, a team's or a room's result as a file to take away"),
     MARK(
         "FORMAT is text (the default), md, html, json, csv or pdf; with -o FILE its ending says it too.\n"
         "HTML is one file that prints on one page; report-json.md describes the JSON. Without --name,\n"
         "the only person of the store; without --sitting, the last finished one, the full form first.\n\n"
         "With --team TEAM or --everyone, the figures of a group, where nobody is named: levels, means,\n"
         "movement, months, questions. What would tell about single people is left out and says so. A\n"
         "report of a group that differs from the last one by too few people is refused; --last makes\n"
         "it with the figures of that day.\n\n"
         "Of a group, --kept-at CODE takes those alone who kept a result at that meeting, as they stand\n"
         "now, and --by-meeting has the means by meeting where those by month would be.\n\n"
         "With --meeting CODE, what the room of a meeting saw, its votes by round and what to do next:\n"
         "that is of all who sat there, --kept-at of those who kept a result and let it be counted."),
     "leadquiz report --team sunrise -o team.pdf", command_report},
    {"score", "[FILE|-]", 1, "sf", MARK("score rows of answers (CSV in, scores out; no store)"),
     MARK(
         "Reads a header and rows: id, team_size (0 = no team), item ids (1 to 5; 0 or empty = no\n"
         "answer), scenario ids (follower, achiever, leader), desire (0 to 4), and ID_ms times. All\n"
         "columns are optional and in any order. Writes a row of scores, level, probabilities,\n"
         "verdict, orientation and quality for each, as csv (the default FORMAT) or json. A bad cell\n"
         "stops the run: FILE:LINE:COLUMN."),
     "leadquiz score table.csv --format json", command_score},
    {"stats", "[FILE|-]", 1, "sfmEP", MARK("reliability and item analysis of many answers"),
     MARK(
         "From a table as score reads it; without FILE from the store, one sitting of everybody who\n"
         "lets the makers use the answers for research. FORMAT is text (the default) or json. Tells\n"
         "for each scale how well its items go together, for each item how it goes with the others\n"
         "and what was answered. Figures of too few people are withheld and say so. With --matrix\n"
         "FILE is any table of numbers whose columns are the items of one scale."),
     "leadquiz stats table.csv --format json", command_stats},
    {"export", "", 0, "ofFntbuKP", MARK("everything a store holds, as JSON lines or a table"),
     MARK(
         "--format jsonl (the default, but for a file called .csv) holds everything, and import reads it\n"
         "back: questionnaires, people with what they agreed to, sittings with answers, times, results\n"
         "and actions. --format csv is\n"
         "a table with a row for each finished sitting. --name, --team, --from, --until and\n"
         "--kept-at (sittings whose results were kept at that meeting) choose; the days are those of the\n"
         "finish. The form is described in export.md."),
     "leadquiz export -o all.jsonl", command_export},
    {"import", "FILE|-", 1, "yP", MARK("read what export wrote, or answers from elsewhere"),
     MARK(
         "Reads JSON lines or a table (CSV with commas, semicolons or tabs: name, perhaps team, date, form,\n"
         "and the ids of the questions; one sitting a row). All or nothing: every wrong row is named as\n"
         "FILE:LINE and nothing comes in then. What is in the store already is left alone, so importing\n"
         "twice adds nothing. Consents come in with the people, so a store with a passphrase asks for it;\n"
         "whoever comes from a table agreed to keeping alone, until they say more."),
     "leadquiz import all.jsonl --dry-run", command_import},
    {"check", "[FILE]", 1, "", MARK("check a question file and name every problem"),
     MARK(
         "Without FILE, the one that would be used. Prints FILE:LINE: what is wrong and what to do,\n"
         "and exits with 1 when there is an error. The form is described in question-file.md."),
     "leadquiz check data/questions.ini", command_check},
    {"db", "WHAT [FILE|NAME ...]", 3, "FyP",
     MARK("the store as a whole: whether it is sound, a copy and back, a passphrase"),
     MARK(
         "check looks whether all of the store is sound and works out every result anew from its answers,\n"
         "while others go on with it. A line for each thing that is wrong, and exit 1 then; nothing is\n"
         "changed.\n"
         "  leadquiz db check\n\n"
         "backup FILE copies all of the store while others go on with it; the copy is read anew before it\n"
         "is called done. What is there is replaced when you say yes, or --force.\n"
         "  leadquiz db backup ~/backups/leadquiz-2026-11-21.db\n\n"
         "restore FILE puts a backup in the place of the store, when you say yes, or --force; what was\n"
         "there is kept beside it, and may be damaged or missing. Nobody may have the store open.\n"
         "  leadquiz db restore ~/backups/leadquiz-2026-11-21.db\n\n"
         "merge FILE puts what another store holds into this one: people (the same by their code name),\n"
         "sittings, meetings; all of it or nothing, and nothing twice. FILE stays as it is. What the two\n"
         "contradict each other in is said, with what comes of it; --dry-run says it and changes nothing.\n"
         "Where a name may be that of two people it is done when you say yes, or --force. What was there\n"
         "is kept beside it.\n"
         "  leadquiz db merge laptop.db --dry-run\n\n"
         "rename OLD NEW puts a slip in a code name right, also in the copies that leadquiz made beside the\n"
         "store. A name that somebody has, or one that looks like it, is refused. Asks at a terminal.\n"
         "  leadquiz db rename clam-heron calm-heron\n\n"
         "forget NAME removes a person so that no byte stays in the store's files, nor in the copies that\n"
         "leadquiz made beside it. You type the name again, or say --force.\n"
         "  leadquiz db forget calm-heron\n\n"
         "passphrase sets, changes or removes the passphrase that stands before what is about other\n"
         "people: the review, team reports, export, stats of the store, its backup and restore, and\n"
         "reports where the store has several people. It is typed unseen, or read as lines from standard\n"
         "input: the one that is set (if one is), the new one (empty removes it), and the new one again.\n"
         "privacy.md tells what it guards against, what not, and what to do when it is forgotten. At\n"
         "least 8 characters.\n"
         "  leadquiz db passphrase\n\n"
         "store.md tells more."),
     "leadquiz db backup leadquiz-saved.db", command_db},
};

const int command_count = sizeof commands / sizeof commands[0];

/* Whether there is a translation into the language that is asked for. Where nothing names a locale,
 * terminals of today show UTF-8; a locale that is set is respected, "C" included. */
static bool start_locale(const char *language) {
    const char *names[] = {"LC_ALL", "LC_CTYPE", "LANG"};
    bool named = false;
    for (int i = 0; i < 3; i++) {
        const char *value = getenv(names[i]);
        named = named || (value != NULL && value[0] != '\0');
    }
    if (language != NULL)
        setenv("LANGUAGE", language, 1);
    /* Only what is used: numbers in files and on screens have a point in every locale, and each
     * category costs a file at the start. */
    if (setlocale(LC_CTYPE, "") == NULL) /* named, but not on this machine */
        named = false;
    setlocale(LC_MESSAGES, "");
    setlocale(LC_TIME, "");
    if (!named)
        setlocale(LC_CTYPE, "C.UTF-8");
    bindtextdomain("leadquiz", LEADQUIZ_LOCALE_DIR);
    bind_textdomain_codeset("leadquiz", "UTF-8");
    textdomain("leadquiz");
    /* Without a translation of ours the system's own messages stay in English too: no mixture. */
    bool translated = gettext("")[0] != '\0';
    if (!translated)
        setlocale(LC_MESSAGES, "C");
    return translated;
}

/* Where one of the three was closed by whoever started this, the next file that is opened would
 * take its place, and be written over with sentences: each is held by what can do nothing. */
static void hold_standard_files(void) {
    static const int modes[] = {O_WRONLY, O_RDONLY, O_RDONLY};
    for (int i = 0; i < 3; i++) {
        if (fcntl(i, F_GETFD) < 0)
            (void)open("/dev/null", modes[i]); /* the lowest that is free is this one */
    }
}

/* Long lists go back to the system as they are freed; by itself the C library keeps longer and
 * longer ones once it has seen some. */
static void give_back(void) {
#ifdef M_MMAP_THRESHOLD
    (void)mallopt(M_MMAP_THRESHOLD, 2 << 20);
#endif
}

int main(int count, char **words) {
    const struct command *command = NULL;
    struct arguments arguments;
    struct error error = {.kind = ERROR_NONE};
    hold_standard_files();
    umask(077);
    give_back();
    /* A closed pipe and a file that may not grow are errors to be said, not deaths. */
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
    enum parsed parsed = options_parse(count, words, &command, &arguments, &error);
    bool translated = start_locale(arguments.language);
    told_store(arguments.restricted ? NULL : arguments.db); /* a guest cannot name it */
    if (parsed == PARSED && arguments.language != NULL && !translated &&
        strncmp(arguments.language, "en", 2) != 0) {
        error_set(&error, ERROR_USAGE,
                  _("there is no translation into \"%s\"; the interface speaks English"),
                  arguments.language);
        parsed = PARSED_WRONG;
    }
    switch (parsed) {
    case PARSED_WRONG: return command_failed(&error);
    case PARSED_HELP: options_help(command); return command_flush();
    case PARSED_VERSION: puts("leadquiz " LEADQUIZ_VERSION); return command_flush();
    case PARSED: break;
    }
    return command->run(&arguments);
}
