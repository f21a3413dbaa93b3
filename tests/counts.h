/* counts.h - how a test ends a program that it needs no more. */
#ifndef LEADQUIZ_TESTS_COUNTS_H
#define LEADQUIZ_TESTS_COUNTS_H

#include <signal.h>

#ifdef LEADQUIZ_COVERAGE
#define COUNTS_SIGNAL SIGUSR2
#else
#define COUNTS_SIGNAL SIGKILL
#endif

#endif
