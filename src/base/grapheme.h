/* grapheme.h - steps through text by what a person sees as one character. */
#ifndef LEADQUIZ_BASE_GRAPHEME_H
#define LEADQUIZ_BASE_GRAPHEME_H

#include <stddef.h>

/* Bytes of the first grapheme of `length` bytes; 0 only when length is 0. */
size_t grapheme_length(const char *text, size_t length);

#endif
