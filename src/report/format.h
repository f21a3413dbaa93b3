/* format.h - what the formats of a person's report and of a team's share. */
#ifndef LEADQUIZ_REPORT_FORMAT_H
#define LEADQUIZ_REPORT_FORMAT_H

#include "leadquiz/chart.h"
#include "leadquiz/report.h"

enum {
    DATE_BYTES = 40,
    SENTENCE_BYTES = 2560 /* a sentence with two lines of the question file in it */
};

/* Add a piece to a list in a text buffer, wholly or not at all. */
void report_append(char *out, size_t size, const char *separator, const char *piece);
/* "55, 62.5" */
void report_gates(const struct chart_bar *bar, char *out, size_t size);

/* ---- plain text, 72 columns wide ---- */

enum { TEXT_COLUMNS = 72, CHART_ROWS = 10 };

/* The glyphs of REPORT_TEXT, as the locale can show them, or of REPORT_ASCII. */
const struct glyphs *report_glyphs(enum report_format format);
void text_heading(struct page *page, const char *text);

/* The columns that a table has for its scales; more tables follow until `end` is the last. */
struct text_table {
    int first, end;
    int scales[SCALES_MOST]; /* by scale: as wide as its name where all names have room */
};

/* The table that begins with scale `first`; as many scales as have room, or all. */
struct text_table text_table_lay_out(const struct instrument *instrument, int first, int room);
/* The names of its scales, from `column` on. */
void text_table_names(struct page *page, const struct instrument *instrument,
                      const struct text_table *table, int column);

/* Print the page, without spaces at the ends of lines, and free it. */
bool text_print(struct page *page, FILE *out);

/* ---- Markdown ---- */

/* Text with everything escaped that Markdown, a table or HTML inside it could take for its own.
 * A number with a point at the start of a line would begin a list. */
void markdown_escape(FILE *out, const char *text);
void markdown_paragraph(FILE *out, const char *text);
void markdown_heading(FILE *out, const char *text);
void markdown_cell(FILE *out, const char *text);
/* The line under the heads of a table; columns from `numbers` on stand right. */
void markdown_rule(FILE *out, int columns, int numbers);

/* ---- HTML ---- */

extern const char report_style[];

/* Text with &, <, >, " and ' escaped, for HTML and SVG. */
void report_escape(FILE *out, const char *text);
/* <begin>text</end>; nothing for empty text. */
void html_element(FILE *out, const char *begin, const char *text, const char *end);
/* From the document's type to its title and summary; <main> stays open. */
void html_head(const struct instrument *instrument, const char *summary, FILE *out);
/* What the marks of bars mean. */
void html_key(bool band, bool gate, FILE *out);

/* Drawings in classes that the style sheet gives colours to; the sentence is for those who do not
 * see them. */
void report_svg_bar(const struct chart_bar *bar, const char *sentence, FILE *out);
void report_svg_line(const struct chart_line *line, const char *sentence, FILE *out);

/* ---- CSV ---- */

/* A spreadsheet would run a cell that begins like a formula: a single quote keeps it text. */
void csv_cell(FILE *out, const char *text, const char *end);

/* ---- files ---- */

typedef bool (*report_write_fn)(const void *what, enum report_format format, FILE *out,
                                struct error *error);

/* What is left to do when a report has been written; `written` false: memory was out. */
bool report_written(bool written, FILE *out, struct error *error);
/* A report file that is there wholly or not at all; PDF is made of what `write` writes as JSON. */
bool report_save_with(report_write_fn write, const void *what, enum report_format format,
                      const char *path, bool replace, struct error *error);
/* Write as PDF to the open file `out`, through leadquiz-pdf. */
bool report_pdf(report_write_fn write, const void *what, int out, struct error *error);
/* FOLDER/leadquiz-NAME-DAY.ENDING, with a number where that is there already. */
bool report_free_name(const char *name, int64_t time, enum report_format format, const char *folder,
                      char path[PATH_MAX], struct error *error);

#endif
