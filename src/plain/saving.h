/* saving.h - asking for the form and the name of a report's file. */
#ifndef LEADQUIZ_PLAIN_SAVING_H
#define LEADQUIZ_PLAIN_SAVING_H

#include "leadquiz/report.h"
#include "talk.h"

/* A report that can be saved. */
struct saving {
    const char *holds; /* what is in it, said before the name is asked for */
    /* A file of that form that is not there. */
    bool (*name)(void *context, enum report_format format, const char *folder, char path[PATH_MAX],
                 struct error *error);
    bool (*write)(void *context, enum report_format format, const char *path, struct error *error);
    void *context;
};

/* Ask which form and which file until it is saved or the person does not want it. */
enum step saving_ask(struct talk *talk, const struct saving *saving, struct error *error);

#endif
