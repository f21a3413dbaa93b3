/* meeting_markdown.c - what a meeting's report has beside a team's, as Markdown. */
#include "team.h"

void meeting_markdown_votes(const struct team *team, FILE *out) {
    const struct team_meeting *meeting = team->meeting;
    if (meeting == NULL || meeting->vote_count == 0)
        return;
    markdown_heading(out, team_label(TEAM_VOTES));
    for (int i = 0; i < meeting->vote_count; i++) {
        const struct team_vote *vote = &meeting->votes[i];
        fputs("\n**", out);
        markdown_escape(out, vote->text);
        fputs("**\n", out);
        for (int r = 0; r < vote->rounds; r++) {
            if (vote->rounds > 1)
                markdown_paragraph(out, vote->names[r]);
            markdown_paragraph(out, vote->counts[r].note);
            team_markdown_cells(&vote->counts[r], out);
        }
    }
}

void meeting_markdown_next(const struct team *team, FILE *out) {
    const struct team_meeting *meeting = team->meeting;
    if (meeting == NULL)
        return;
    markdown_heading(out, team_label(TEAM_NEXT));
    fputc('\n', out);
    for (int i = 0; i < meeting->next_count; i++) {
        fputs("- ", out);
        markdown_escape(out, meeting->next_questions[i]);
        fputc('\n', out);
    }
    markdown_paragraph(out, meeting->next);
    fputc('\n', out);
    for (int i = 0; i < NEXT_HEADS; i++)
        markdown_cell(out, meeting->next_heads[i]);
    fputs("|\n", out);
    markdown_rule(out, NEXT_HEADS, NEXT_HEADS);
    for (int i = 0; i < NEXT_LINES; i++)
        fputs("| | | |\n", out);
}
