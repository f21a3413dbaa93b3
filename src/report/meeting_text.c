/* meeting_text.c - what a meeting's report has beside a team's, as plain text. */
#include "team.h"

#include "leadquiz/translate.h"

void meeting_text_votes(struct page *page, const struct team *team) {
    const struct team_meeting *meeting = team->meeting;
    if (meeting == NULL || meeting->vote_count == 0)
        return;
    text_heading(page, team_label(TEAM_VOTES));
    for (int i = 0; i < meeting->vote_count; i++) {
        const struct team_vote *vote = &meeting->votes[i];
        if (i > 0)
            page_line(page);
        prose(page, ROLE_STRONG, vote->text);
        for (int r = 0; r < vote->rounds; r++) {
            if (vote->rounds > 1)
                prose(page, ROLE_MUTED, vote->names[r]);
            team_page_cells(page, &vote->counts[r]);
        }
    }
}

/* A line to write on for each of who, what and by when. */
static void write_lines(struct page *page, const char *const *heads) {
    static const int columns[NEXT_HEADS] = {16, 36, 16};
    for (int line = 0; line < NEXT_LINES; line++) {
        int column = 0;
        page_line(page);
        page_line(page);
        for (int i = 0; i < NEXT_HEADS; i++) {
            page_pad(page, column);
            page_repeat(page, ROLE_MUTED, "_", columns[i]);
            column += columns[i] + GAP;
        }
    }
    page_line(page);
    for (int i = 0, column = 0; i < NEXT_HEADS; i++) {
        page_pad(page, column);
        page_cut(page, ROLE_MUTED, heads[i], columns[i]);
        column += columns[i] + GAP;
    }
}

void meeting_text_next(struct page *page, const struct team *team) {
    const struct team_meeting *meeting = team->meeting;
    if (meeting == NULL)
        return;
    text_heading(page, team_label(TEAM_NEXT));
    for (int i = 0; i < meeting->next_count; i++) {
        char line[SENTENCE_BYTES];
        snprintf(line, sizeof line, "- %s", meeting->next_questions[i]);
        page_paragraph(page, ROLE_STRONG, 0, GAP, line);
    }
    prose(page, ROLE_TEXT, meeting->next);
    write_lines(page, meeting->next_heads);
}
