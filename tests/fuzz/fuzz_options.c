/* The command line: one word a line. */
#include "fuzz.h"

#include "cli/options.h"

#include <unistd.h>

enum { WORDS_MOST = 40 };

static bool is_word(char **words, int count, const char *text) {
    for (int i = 1; i < count; i++) {
        if (text >= words[i] && text <= words[i] + strlen(words[i]))
            return true;
    }
    return text == NULL;
}

/* What the words said can be used without another look. */
static void holds_arguments(const struct command *command, const struct arguments *arguments,
                            char **words, int count) {
    const char *texts[] = {
        arguments->db,     arguments->questions, arguments->language, arguments->name,
        arguments->team,   arguments->answers,   arguments->format,   arguments->sitting,
        arguments->output, arguments->meeting,   arguments->from,     arguments->until,
        arguments->ask,    arguments->word,      arguments->wait,     arguments->idle};
    HOLDS(command != NULL);
    HOLDS(arguments->operand_count >= 0 && arguments->operand_count <= command->operands_most);
    HOLDS(!(arguments->fresh && arguments->resume));
    HOLDS(!arguments->restricted || arguments->db != NULL);
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        HOLDS(is_word(words, count, texts[i]));
        HOLDS(texts[i] == NULL || texts[i][0] != '\0');
    }
    for (int i = 0; i < arguments->operand_count; i++)
        HOLDS(is_word(words, count, arguments->operands[i]));
}

/* getopt remembers where it was in a word that it has refused. */
static void forget(void) {
    char name[] = "leadquiz", *none[] = {name, NULL};
    optind = 0;
    (void)getopt(1, none, "");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    char *text = text_of(data, size), *rest = text, name[] = "leadquiz";
    char *words[WORDS_MOST + 1] = {name};
    int count = 1;
    for (char *word; count < WORDS_MOST && (word = strsep(&rest, "\n")) != NULL;)
        words[count++] = word;
    words[count] = NULL;

    const struct command *command = NULL;
    struct arguments arguments;
    struct error error = {.kind = ERROR_NONE};
    forget();
    switch (options_parse(count, words, &command, &arguments, &error)) {
    case PARSED: holds_arguments(command, &arguments, words, count); break;
    case PARSED_WRONG:
        holds_refusal(&error);
        HOLDS(error.kind == ERROR_USAGE);
        break;
    case PARSED_HELP:
    case PARSED_VERSION: break;
    }
    free(text);
    return 0;
}
