/* sheet_text.c - a blank sheet as plain text. */
#include "sheet.h"

#include "leadquiz/text.h"
#include "leadquiz/translate.h"

#include <stdio.h>

enum { NUMBER_COLUMNS = 4, BOX_COLUMNS = 3, GROUPS = 4, BLANK_COLUMNS = 24 };

static void write_responses(struct page *page, const struct instrument *instrument) {
    char line[SENTENCE_BYTES];
    for (int i = 0; i < instrument->response_count; i++) {
        sheet_say_option(i + 1, &instrument->responses[i], line, sizeof line);
        page_paragraph(page, ROLE_TEXT, NUMBER_COLUMNS, NUMBER_COLUMNS, line);
    }
    sheet_say_no_chance(instrument, line, sizeof line);
    if (line[0] != '\0')
        page_paragraph(page, ROLE_TEXT, NUMBER_COLUMNS, NUMBER_COLUMNS, line);
}

static void write_head(struct page *page, const struct sheet_words *words) {
    page_paragraph(page, ROLE_TITLE, 0, 0, words->title);
    page_paragraph(page, ROLE_MUTED, 0, 0, words->head);
    page_line(page);
    page_repeat(page, ROLE_MUTED, page->glyphs->heavy, page->width);
    prose(page, ROLE_STRONG, words->window);
    write_responses(page, words->instrument);
    for (int i = 0; i < words->how_count; i++)
        prose(page, ROLE_TEXT, words->how[i]);
}

/* Options beside each other as far as there is room. */
static void write_options(struct page *page, const struct sheet_question *question) {
    char option[SENTENCE_BYTES];
    int used = page->width;
    for (int i = 0; i < question->option_count; i++) {
        sheet_say_option(i + 1, &question->options[i], option, sizeof option);
        int width = text_width(option);
        if (used + GAP + width > page->width) {
            page_line(page);
            page_pad(page, NUMBER_COLUMNS);
            used = NUMBER_COLUMNS;
        } else {
            page_text(page, ROLE_TEXT, "  ");
            used += GAP;
        }
        page_cut(page, ROLE_TEXT, option, page->width - NUMBER_COLUMNS);
        used += width;
    }
}

static void write_question(struct page *page, const struct sheet_question *question) {
    char line[2 * SENTENCE_BYTES];
    if (question->mark[0] != '\0')
        snprintf(line, sizeof line, _("%2d  (%s) %s"), question->number, question->mark,
                 question->text);
    else
        snprintf(line, sizeof line, "%2d  %s", question->number, question->text);
    page_paragraph(page, ROLE_TEXT, 0, NUMBER_COLUMNS, line);
    write_options(page, question);
}

/* The number of the first box of a group stands above it. */
static void write_boxes(struct page *page, int count) {
    enum { ROW = GROUPS * SHEET_GROUP, GROUP_COLUMNS = SHEET_GROUP * BOX_COLUMNS + GAP };
    for (int first = 1; first <= count; first += ROW) {
        int end = first + ROW <= count + 1 ? first + ROW : count + 1;
        page_line(page);
        page_line(page);
        for (int i = first; i < end; i += SHEET_GROUP) {
            page_pad(page, (i - first) / SHEET_GROUP * GROUP_COLUMNS);
            page_format(page, ROLE_MUTED, "%2d", i);
        }
        page_line(page);
        for (int i = first; i < end; i++) {
            if ((i - first) % SHEET_GROUP == 0)
                page_pad(page, (i - first) / SHEET_GROUP * GROUP_COLUMNS);
            page_text(page, ROLE_TEXT, "[ ]");
        }
    }
    page_line(page);
}

static void write_blank(struct page *page, const char *label) {
    page_line(page);
    page_text(page, ROLE_STRONG, label);
    page_text(page, ROLE_TEXT, "  ");
    page_repeat(page, ROLE_TEXT, "_", BLANK_COLUMNS);
}

bool sheet_text(const struct sheet_words *words, const struct glyphs *glyphs, FILE *out) {
    struct page page;
    page_init(&page, TEXT_COLUMNS, glyphs);
    write_head(&page, words);
    page_line(&page);
    for (int i = 0; i < words->count; i++)
        write_question(&page, &words->questions[i]);
    write_boxes(&page, words->count);
    if (words->name[0] != '\0')
        write_blank(&page, words->name);
    write_blank(&page, words->seat);
    page_text(&page, ROLE_TEXT, "   ");
    page_text(&page, ROLE_STRONG, words->check);
    page_text(&page, ROLE_TEXT, "  [ ]");
    prose(&page, ROLE_MUTED, words->note);
    return text_print(&page, out);
}
