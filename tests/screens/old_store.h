/* old_store.h - stores as former versions of the program kept them. */
#ifndef LEADQUIZ_TEST_OLD_STORE_H
#define LEADQUIZ_TEST_OLD_STORE_H

/* A store of the version at `path`, with the people, sittings and results of the one at `now`.
 * Fails the test when that does not work. */
void old_store_make(const char *now, const char *path, int version);

/* The version of today. */
int old_store_newest(void);

#endif
