/* db.c - leadquiz db: what is done to a store as a whole, a word for each task. */
#include "db.h"

#include "leadquiz/translate.h"

#include <stdio.h>
#include <string.h>

struct task {
    const char *name;
    int operands;        /* how many words it needs after its name */
    const char *operand; /* what they are, MARKed */
    const char *options; /* of those of the command, the ones that are for it */
    bool (*run)(const struct arguments *arguments, struct error *error);
};

static const struct task tasks[] = {
    {"check", 0, "", "", db_check},
    {"backup", 1, MARK("the name of a new file"), "FP", db_backup},
    {"restore", 1, MARK("the name of a backup"), "FP", db_restore},
    {"merge", 1, MARK("the name of another store"), "yFP", db_merge},
    {"rename", 2, MARK("a code name and the one to come"), "FP", db_rename},
    {"forget", 1, MARK("a code name"), "FP", db_forget},
    {"passphrase", 0, "", "", db_passphrase},
};

enum { TASK_COUNT = sizeof tasks / sizeof tasks[0] };

static bool wrong_task(const char *name, struct error *error) {
    char names[256] = "";
    for (int i = 0; i < TASK_COUNT; i++) {
        size_t used = strlen(names);
        snprintf(names + used, sizeof names - used, "%s%s", i > 0 ? ", " : "", tasks[i].name);
    }
    if (name == NULL)
        return error_set(error, ERROR_USAGE, _("db: say what to do; it knows: %s"), names);
    return error_set(error, ERROR_USAGE, _("db: there is no \"%s\"; it knows: %s"), name, names);
}

static const struct task *find_task(const struct arguments *arguments, struct error *error) {
    const char *name = arguments->operand_count > 0 ? arguments->operands[0] : NULL;
    for (int i = 0; name != NULL && i < TASK_COUNT; i++) {
        if (strcmp(tasks[i].name, name) == 0)
            return &tasks[i];
    }
    wrong_task(name, error);
    return NULL;
}

/* Options of one task are not for the others. */
static bool takes(const struct task *task, const struct arguments *arguments, struct error *error) {
    const struct {
        char letter;
        bool given;
        const char *name;
    } options[] = {
        {'F', arguments->force, "force"},
        {'y', arguments->dry_run, "dry-run"},
        {'P', arguments->passphrase_stdin, "passphrase-stdin"},
    };
    for (size_t i = 0; i < sizeof options / sizeof options[0]; i++) {
        if (options[i].given && strchr(task->options, options[i].letter) == NULL)
            return error_set(error, ERROR_USAGE, _("leadquiz db %s does not take --%s"), task->name,
                             options[i].name);
    }
    return true;
}

static bool fits(const struct task *task, const struct arguments *arguments, struct error *error) {
    int count = arguments->operand_count - 1;
    bool empty = false;
    for (int i = 1; i <= count; i++)
        empty = empty || arguments->operands[i][0] == '\0';
    if (count < task->operands || (empty && task->operands > 0))
        return error_set(error, ERROR_USAGE, _("db %s needs %s after it (leadquiz db --help)"),
                         task->name, _(task->operand));
    if (count > task->operands)
        return error_set(error, ERROR_USAGE, _("db %s: \"%s\" is one word too many"), task->name,
                         arguments->operands[task->operands + 1]);
    return takes(task, arguments, error);
}

int command_db(const struct arguments *arguments) {
    struct error error = {.kind = ERROR_NONE};
    const struct task *task = find_task(arguments, &error);
    if (task == NULL || !fits(task, arguments, &error) || !task->run(arguments, &error))
        return command_failed(&error);
    return command_flush();
}
