/* db_shared.c - what the tasks of leadquiz db share. */
#include "db.h"

#include "leadquiz/translate.h"

#include <stdio.h>
#include <string.h>

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
