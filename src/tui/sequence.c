#include "sequence.h"

#include <stdlib.h>

/* The bits of a button's number; column and row count from 1. */
enum { MODIFIERS = 4 | 8 | 16, WHEEL_UP = 64, WHEEL_DOWN = 65, OFFSET = 32, NUMBER_MOST = 9999 };

void sequence_begin(struct sequence *sequence, enum sequence_form form) {
    *sequence = (struct sequence){.form = form};
}

static struct event pressed(long button, long column, long row, struct pointer *pointer) {
    switch (button & ~MODIFIERS) {
    case WHEEL_UP: return (struct event){.action = ACTION_UP};
    case WHEEL_DOWN: return (struct event){.action = ACTION_DOWN};
    case 0:
        *pointer = (struct pointer){(int)row - 1, (int)column - 1};
        return (struct event){.action = ACTION_PICK};
    default: return (struct event){.action = ACTION_NONE};
    }
}

/* What a whole sequence says. */
static struct event said(const struct sequence *sequence, struct pointer *pointer) {
    const char *at = sequence->bytes;
    long numbers[3] = {0, 0, 0};
    for (int i = 0; i < 3 && sequence->form == SEQUENCE_CLICK_3; i++)
        numbers[i] = (unsigned char)at[i] - OFFSET;
    for (int i = 0; i < 3 && sequence->form == SEQUENCE_CLICK; i++) {
        char *end = NULL;
        numbers[i] = strtol(at, &end, 10);
        if (end == at || *end != ";;M"[i] || numbers[i] > NUMBER_MOST)
            return (struct event){.action = ACTION_NONE};
        at = end + 1;
    }
    if (sequence->form == SEQUENCE_OTHER)
        return (struct event){.action = ACTION_NONE};
    return pressed(numbers[0], numbers[1], numbers[2], pointer);
}

bool sequence_take(struct sequence *sequence, unsigned code, struct event *event,
                   struct pointer *pointer) {
    bool counted = sequence->form == SEQUENCE_CLICK_3;
    *event = (struct event){.action = ACTION_NONE};
    if (code < ' ' || code > (counted ? 0xFF : '~')) {
        sequence->form = SEQUENCE_NONE;
        return false;
    }
    sequence->dropped = sequence->late;
    /* One that is too long says nothing, and goes on to its end. */
    if (sequence->length < (int)sizeof sequence->bytes - 1)
        sequence->bytes[sequence->length++] = (char)code;
    if (counted ? sequence->length < 3 : code < '@')
        return true;
    if (!sequence->late)
        *event = said(sequence, pointer);
    sequence->form = SEQUENCE_NONE;
    return true;
}

bool sequence_open(const struct sequence *sequence) {
    return sequence->form != SEQUENCE_NONE && (!sequence->late || sequence->dropped);
}

void sequence_silence(struct sequence *sequence) {
    if (sequence->dropped)
        sequence->form = SEQUENCE_NONE;
    sequence->late = true;
}
