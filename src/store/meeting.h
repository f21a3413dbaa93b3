/* meeting.h - what the files about meetings and seats share. */
#ifndef LEADQUIZ_STORE_MEETING_ROWS_H
#define LEADQUIZ_STORE_MEETING_ROWS_H

#include "database.h"

#include "leadquiz/store_meeting.h"

/* The row of one of the meeting queries, ended after it. */
enum found meeting_read(struct query *query, struct meeting *meeting);

/* The meeting of a seat; a seat that is gone is a sentence. */
bool meeting_of_seat(struct store *store, int64_t seat, struct meeting *meeting,
                     struct error *error);

/* How many rounds the prompt (NOWHERE: the form) has had, and how many were revealed. */
bool meeting_rounds(struct store *store, const struct meeting *meeting, int prompt, int *rounds,
                    int *revealed, struct error *error);

/* The sentences for what another program removed; return false. */
bool meeting_gone(struct error *error);
bool seat_gone(struct error *error);

/* The instrument that the meeting was made with, else the sentence. */
bool meeting_fits(const struct meeting *meeting, const struct instrument *instrument,
                  struct error *error);

#endif
