/* meeting.h - what the files of the meeting commands share. */
#ifndef LEADQUIZ_CLI_MEETING_H
#define LEADQUIZ_CLI_MEETING_H

#include "../plain/meeting.h"
#include "command.h"

/* The meeting that a command is about. */
struct meeting_job {
    const struct arguments *arguments;
    struct store *store;           /* owned */
    struct instrument *instrument; /* the current one; owned */
    struct following following;    /* after meeting_job_find */
    struct error *error;
    bool begins; /* a store that is not there yet is made */
};

/* Open the store and the questions; meeting_job_close in any case. */
bool meeting_job_open(struct meeting_job *job);
void meeting_job_close(struct meeting_job *job);
bool meeting_job_find(struct meeting_job *job, const char *code);

/* How it stands, in words or as JSON: counts alone before the reveal. */
bool meeting_status(struct meeting_job *job);
bool meeting_status_json(struct meeting_job *job);

#endif
