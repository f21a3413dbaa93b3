/* db_shared.c - what the tasks of leadquiz db share. */
#include "db.h"

#include "leadquiz/translate.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

const char *db_contents(const struct care_contents *contents, char out[DB_CONTENTS_BYTES]) {
    enum { ONE_BYTES = 48 };
    char people[ONE_BYTES], sittings[ONE_BYTES], meetings[ONE_BYTES];
    const struct store_contents *in = &contents->in;
    (void)snprintf(people, sizeof people,
                   N_("%lld person", "%lld people", (unsigned long)in->people),
                   (long long)in->people);
    (void)snprintf(sittings, sizeof sittings,
                   N_("%lld sitting", "%lld sittings", (unsigned long)in->sittings),
                   (long long)in->sittings);
    (void)snprintf(meetings, sizeof meetings,
                   N_("%lld meeting", "%lld meetings", (unsigned long)in->meetings),
                   (long long)in->meetings);
    (void)snprintf(out, DB_CONTENTS_BYTES, "%s, %s, %s", people, sittings, meetings);
    return out;
}

bool db_yes(const char *question) {
    char reply[64];
    if (isatty(STDIN_FILENO) != 1)
        return false;
    fprintf(stderr, _("%s Type yes, or Enter for no: "), question);
    fflush(stderr);
    if (fgets(reply, sizeof reply, stdin) == NULL) {
        fputc('\n', stderr);
        return false;
    }
    reply[strcspn(reply, "\r\n")] = '\0';
    return strcmp(reply, _("yes")) == 0 || strcmp(reply, "yes") == 0 || strcmp(reply, "y") == 0;
}
