/* translate.h - every sentence of the interface passes through _(). The questionnaire's own text
 * does not: its translations are question files with the same ids. */
#ifndef LEADQUIZ_TRANSLATE_H
#define LEADQUIZ_TRANSLATE_H

#include <libintl.h>

/* The names are those that gettext's tools know. */
/* NOLINTBEGIN(bugprone-reserved-identifier,readability-identifier-naming) */
#define _(text) gettext(text)
/* Plural forms. */
#define N_(one, many, number) ngettext(one, many, (unsigned long)(number))
/* NOLINTEND(bugprone-reserved-identifier,readability-identifier-naming) */
/* Marks text in a table for translation; the reader of the table calls _(). */
#define MARK(text) text

#endif
