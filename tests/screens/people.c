#include "people.h"

#include "program.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { QUESTIONS_MOST = 1 << 18 };

static char *read_questions(void) {
    char *text = calloc(1, QUESTIONS_MOST);
    FILE *file = fopen(QUESTIONS_FILE, "re");
    assert_non_null(text);
    assert_non_null(file);
    assert_in_range(fread(text, 1, QUESTIONS_MOST - 1, file), 1, QUESTIONS_MOST - 2);
    fclose(file);
    return text;
}

/* What follows "KEY = " in a section of the question file, up to the line's end; NULL when it is
 * not there. */
static const char *value_of(const char *text, const char *section, const char *key) {
    char line[80];
    snprintf(line, sizeof line, "\n[%s]\n", section);
    const char *start = strstr(text, line);
    if (!start)
        return NULL;
    start += strlen(line) - 1;
    const char *end = strstr(start, "\n[");
    snprintf(line, sizeof line, "\n%s = ", key);
    const char *found = strstr(start, line);
    return found && (!end || found < end) ? found + strlen(line) : NULL;
}

static bool says_yes(const char *text, const char *id, const char *key) {
    char section[80];
    snprintf(section, sizeof section, "item.%s", id);
    const char *value = value_of(text, section, key);
    return value && strncmp(value, "yes", 3) == 0;
}

/* The other answer to `id`, into `out`; false when there is none. */
static bool changed(const struct made_up_sitting *sitting, const char *id, char *out, size_t size) {
    char mark[80];
    snprintf(mark, sizeof mark, " %s=", id);
    char changes[512];
    snprintf(changes, sizeof changes, " %s", sitting->changes ? sitting->changes : "");
    const char *found = strstr(changes, mark);
    if (!found)
        return false;
    found += strlen(mark);
    snprintf(out, size, "%.*s", (int)strcspn(found, " "), found);
    return true;
}

static void usual_answer(const struct made_up_sitting *sitting, const char *text, const char *id,
                         char *out, size_t size) {
    static const char *const others[][2] = {{"desire", "4"}, {"instructed", "2"}, {"effort", "1"}};
    snprintf(out, size, "%d", says_yes(text, id, "reversed") ? sitting->reversed : sitting->item);
    if (strcmp(id, "team_size") == 0)
        snprintf(out, size, "%s", sitting->alone ? "1" : "3");
    if (id[0] == 'o' && id[1] >= '0' && id[1] <= '9')
        snprintf(out, size, "leader");
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        if (strcmp(id, others[i][0]) == 0)
            snprintf(out, size, "%s", others[i][1]);
    }
}

/* The reason is asked of those only who do not want to lead. */
static void write_answers(const struct made_up_sitting *sitting, const char *text, FILE *file) {
    const char *key = !sitting->short_form ? "full" : sitting->alone ? "short_no_team" : "short";
    const char *order = value_of(text, "order", key);
    assert_non_null(order);
    char list[1024], *rest = NULL;
    snprintf(list, sizeof list, "%.*s", (int)strcspn(order, "\n"), order);
    for (const char *id = strtok_r(list, ", ", &rest); id; id = strtok_r(NULL, ", ", &rest)) {
        char answer[40], time[40] = "";
        bool told = changed(sitting, id, answer, sizeof answer);
        if (!told && strcmp(id, "desire_reason") == 0)
            continue;
        if (sitting->alone && says_yes(text, id, "team"))
            continue;
        if (!told)
            usual_answer(sitting, text, id, answer, sizeof answer);
        if (sitting->time_ms > 0)
            snprintf(time, sizeof time, ",%d", sitting->time_ms);
        fprintf(file, "%s,%s%s\n", id, answer, time);
    }
}

void people_write(const struct made_up_sitting *sitting, const char *path) {
    char *text = read_questions();
    FILE *file = fopen(path, "we");
    assert_non_null(file);
    write_answers(sitting, text, file);
    assert_int_equal(fclose(file), 0);
    free(text);
}

void people_sit(struct seat *seat, const struct made_up_sitting *sitting) {
    char path[512], now[64];
    snprintf(path, sizeof path, "%s/answers.csv", seat->home);
    people_write(sitting, path);

    const char *arguments[10] = {"take", "--name", sitting->name, "--answers", path};
    int count = 5;
    if (sitting->short_form)
        arguments[count++] = "--short";
    if (sitting->team) {
        arguments[count++] = "--team";
        arguments[count++] = sitting->team;
    }
    snprintf(now, sizeof now, "LEADQUIZ_NOW=%s", sitting->now);
    const char *const environment[] = {now, NULL};
    const struct program_setup setup = {
        .arguments = arguments, .environment = environment, .fixed_world = true};
    struct terminal *terminal = program_start(seat, &setup);
    struct ending ending;
    assert_true(terminal_wait_end(terminal, &ending));
    if (!ending.exited || ending.status != 0) {
        char *said = terminal_text(terminal);
        fprintf(stderr, "the sitting was not kept:\n%s", said ? said : "");
        free(said);
    }
    assert_true(ending.exited);
    assert_int_equal(ending.status, 0);
    remove(path);
}

void people_three_sittings(struct seat *seat) {
    static const struct made_up_sitting sittings[] = {
        {.name = "test-heron",
         .team = "Kites",
         .now = "1784894400",
         .item = 4,
         .reversed = 2,
         .changes = "ch1=3 ch2=3 co1=3 co2=3 cg1=3 ts1=5 o1=follower o2=achiever"},
        {.name = "test-heron",
         .now = "1790078400",
         .item = 4,
         .reversed = 2,
         .changes = "ch1=5 st1=3 mo1=5 o1=achiever desire=3"},
        {.name = "test-heron",
         .now = "1794657600",
         .item = 4,
         .reversed = 2,
         .changes = "ch1=5 ch2=5 co1=5 co2=5 cg1=5 cg2=5 st1=3 st2=3 mo1=5 de2=5"},
    };
    for (size_t i = 0; i < sizeof sittings / sizeof sittings[0]; i++)
        people_sit(seat, &sittings[i]);
}
