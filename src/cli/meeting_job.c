/* meeting_job.c - what each of the meeting commands begins with. */
#include "meeting.h"

bool meeting_job_open(struct meeting_job *job) {
    job->instrument = command_questions(job->arguments, job->error);
    if (job->instrument != NULL)
        job->store = job->begins ? command_store(job->arguments, job->error)
                                 : command_store_of_before(job->arguments, job->error);
    return job->store != NULL;
}

bool meeting_job_find(struct meeting_job *job, const char *code) {
    job->following.store = job->store;
    job->following.current = job->instrument;
    job->following.error = job->error;
    return following_begin(&job->following, code);
}

void meeting_job_close(struct meeting_job *job) {
    following_free(&job->following);
    store_close(job->store);
    instrument_free(job->instrument);
}
