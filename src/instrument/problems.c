#include "reading.h"

#include "leadquiz/text.h"
#include "leadquiz/translate.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A hostile file must not fill the memory with sentences about itself. */
enum { PROBLEMS_MOST = 1000 };

void problems_free(struct problems *problems) {
    free(problems->list);
    *problems = (struct problems){0};
}

static bool problems_grow(struct problems *problems) {
    if (problems->count < problems->capacity)
        return true;
    int capacity = problems->capacity == 0 ? 16 : problems->capacity * 2;
    struct problem *list = realloc(problems->list, (size_t)capacity * sizeof *list);
    if (list == NULL)
        return false;
    problems->list = list;
    problems->capacity = capacity;
    return true;
}

/* Keeps the list in the order of lines, and what concerns one line in the order it was found. */
static struct problem *problems_insert(struct problems *problems, int line) {
    int place = problems->count;
    while (place > 0 && problems->list[place - 1].line > line)
        place--;
    struct problem *problem = &problems->list[place];
    memmove(problem + 1, problem, (size_t)(problems->count - place) * sizeof *problem);
    problems->count++;
    return problem;
}

__attribute__((format(printf, 4, 0))) static void problem_add(struct reading *reading,
                                                              enum severity severity, int line,
                                                              const char *format,
                                                              va_list arguments) {
    struct problems *problems = &reading->problems;
    if (problems->count > PROBLEMS_MOST) {
        if (severity == SEVERITY_ERROR)
            problems->errors++;
        return;
    }
    if (!problems_grow(problems)) {
        reading->no_memory = true;
        return;
    }
    bool last = problems->count == PROBLEMS_MOST;
    struct problem *problem = problems_insert(problems, last ? 0 : line);
    problem->severity = last ? SEVERITY_ERROR : severity;
    problem->line = last ? 0 : line;
    if (last)
        snprintf(problem->sentence, sizeof problem->sentence, "%s",
                 _("there are more problems than are listed here: mend these first"));
    else
        vsnprintf(problem->sentence, sizeof problem->sentence, format, arguments);
    text_clean(problem->sentence, strlen(problem->sentence), problem->sentence,
               sizeof problem->sentence);
    if (problem->severity == SEVERITY_ERROR)
        problems->errors++;
}

void problem_error(struct reading *reading, int line, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    problem_add(reading, SEVERITY_ERROR, line, format, arguments);
    va_end(arguments);
}

void problem_warning(struct reading *reading, int line, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    problem_add(reading, SEVERITY_WARNING, line, format, arguments);
    va_end(arguments);
}

struct shown shown(const char *value) {
    struct shown shown;
    text_clean(value, strlen(value), shown.text, sizeof shown.text);
    return shown;
}
