/* meeting_html.c - what a meeting's report has beside a team's, as HTML. */
#include "team.h"

static void write_vote(const struct team_vote *vote, FILE *out) {
    fputs("<div>\n", out);
    html_element(out, "h3", vote->text, "h3");
    for (int r = 0; r < vote->rounds; r++) {
        if (vote->rounds > 1)
            html_element(out, "h4", vote->names[r], "h4");
        html_element(out, "p class=\"soft\"", vote->counts[r].note, "p");
        team_html_cells(&vote->counts[r], vote->text, out);
    }
    fputs("</div>\n", out);
}

void meeting_html_votes(const struct team *team, FILE *out) {
    const struct team_meeting *meeting = team->meeting;
    if (meeting == NULL || meeting->vote_count == 0)
        return;
    fputs("<section class=\"more\">\n", out);
    html_element(out, "h2", team_label(TEAM_VOTES), "h2");
    fputs("<div class=\"asked\">\n", out);
    for (int i = 0; i < meeting->vote_count; i++)
        write_vote(&meeting->votes[i], out);
    fputs("</div>\n</section>\n", out);
}

void meeting_html_next(const struct team *team, FILE *out) {
    const struct team_meeting *meeting = team->meeting;
    if (meeting == NULL)
        return;
    fputs("<section>\n", out);
    html_element(out, "h2", team_label(TEAM_NEXT), "h2");
    if (meeting->next_count > 0)
        fputs("<ul>\n", out);
    for (int i = 0; i < meeting->next_count; i++)
        html_element(out, "li", meeting->next_questions[i], "li");
    if (meeting->next_count > 0)
        fputs("</ul>\n", out);
    html_element(out, "p", meeting->next, "p");
    fputs("<table class=\"next\">\n<thead><tr>", out);
    for (int i = 0; i < NEXT_HEADS; i++)
        html_element(out, "th scope=\"col\"", meeting->next_heads[i], "th");
    fputs("</tr></thead>\n<tbody>\n", out);
    for (int i = 0; i < NEXT_LINES; i++)
        fputs("<tr><td>&nbsp;</td><td></td><td></td></tr>\n", out);
    fputs("</tbody>\n</table>\n</section>\n", out);
}
