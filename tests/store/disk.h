/* disk.h - SQLite's file layer with a grip on it: the n-th call can be made to go wrong, and all
 * that is written can be noted on a tape, from which cut.h makes what a power cut leaves. */
#ifndef LEADQUIZ_TESTS_STORE_DISK_H
#define LEADQUIZ_TESTS_STORE_DISK_H

#include <sqlite3.h>
#include <stdbool.h>

enum disk_call {
    DISK_OPEN,
    DISK_READ,
    DISK_WRITE,
    DISK_TRUNCATE,
    DISK_SYNC,
    DISK_SIZE,
    DISK_LOCK,
    DISK_MAP,
    DISK_MAP_LOCK,
    DISK_DELETE,
    DISK_ACCESS
};

enum disk_fault {
    FAULT_ERROR, /* the call does nothing and tells of an error */
    FAULT_FULL,  /* no room for what is written */
    FAULT_PART,  /* half is read or written, then the error */
    FAULT_AFTER, /* everything is done, and then the error */
    FAULT_BUSY,  /* locks: another program has it */
    FAULT_COUNT
};

/* Which call goes wrong, from 1; 0: none. */
struct disk_plan {
    long at;
    enum disk_fault fault;
    bool for_good; /* from then on all calls of that kind, else this one */
};

enum { DISK_CALLS_MOST = 1 << 14 };

struct tape;

struct disk {
    struct disk_plan plan;
    struct tape *tape; /* NULL: nothing is noted */
    long calls;
    bool reached;                         /* the call that was to go wrong was made */
    bool unsure;                          /* an effect may be there although it was not told */
    unsigned char kinds[DISK_CALLS_MOST]; /* of call n, in [n - 1]: enum disk_call */
};
extern struct disk disk;

bool disk_can(enum disk_fault fault, enum disk_call call);

/* From now on all of SQLite goes through it, counting anew; until disk_plain. */
void disk_begin(struct disk_plan plan, struct tape *tape);
void disk_plain(void);

#endif
