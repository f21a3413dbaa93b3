/* Letters that are read from the back row: five dots across and five down. */
#include "meeting.h"

#include <string.h>

static const struct {
    char letter;
    const char *dots[LETTER_ROWS];
} font[] = {
    {'B', {"#### ", "#   #", "#### ", "#   #", "#### "}},
    {'D', {"#### ", "#   #", "#   #", "#   #", "#### "}},
    {'G', {" ####", "#    ", "#  ##", "#   #", " ### "}},
    {'H', {"#   #", "#   #", "#####", "#   #", "#   #"}},
    {'J', {"  ###", "   # ", "   # ", "#  # ", " ##  "}},
    {'K', {"#   #", "#  # ", "###  ", "#  # ", "#   #"}},
    {'L', {"#    ", "#    ", "#    ", "#    ", "#####"}},
    {'M', {"#   #", "## ##", "# # #", "#   #", "#   #"}},
    {'P', {"#### ", "#   #", "#### ", "#    ", "#    "}},
    {'R', {"#### ", "#   #", "#### ", "#  # ", "#   #"}},
    {'S', {" ####", "#    ", " ### ", "    #", "#### "}},
    {'W', {"#   #", "#   #", "# # #", "## ##", "#   #"}},
    {'X', {"#   #", " # # ", "  #  ", " # # ", "#   #"}},
    {'Z', {"#####", "   # ", "  #  ", " #   ", "#####"}},
    {'0', {" ### ", "#  ##", "# # #", "##  #", " ### "}},
    {'1', {"  #  ", " ##  ", "  #  ", "  #  ", " ### "}},
    {'2', {"#### ", "    #", " ### ", "#    ", "#####"}},
    {'3', {"#### ", "    #", " ### ", "    #", "#### "}},
    {'4', {"#  # ", "#  # ", "#####", "   # ", "   # "}},
    {'5', {"#####", "#    ", "#### ", "    #", "#### "}},
    {'6', {" ### ", "#    ", "#### ", "#   #", " ### "}},
    {'7', {"#####", "   # ", "  #  ", " #   ", " #   "}},
    {'8', {" ### ", "#   #", " ### ", "#   #", " ### "}},
    {'9', {" ### ", "#   #", " ####", "    #", " ### "}},
    {'%', {"#   #", "   # ", "  #  ", " #   ", "#   #"}},
    {'/', {"    #", "   # ", "  #  ", " #   ", "#    "}},
};

enum { FONT_LETTERS = sizeof font / sizeof font[0], DOWN_MOST = 3 };

int letters_width(int count, const struct letters *letters) {
    return count * LETTER_COLUMNS * letters->across + (count - 1) * letters->gap;
}

/* A cell is about twice as high as wide, so a dot of two columns looks square. */
bool letters_fit(int count, int columns, int rows, struct letters *letters) {
    for (int down = DOWN_MOST; down >= 1; down--) {
        for (int across = 2 * down; across >= down; across--) {
            *letters = (struct letters){across, down, across > 1 ? across : 2};
            if (LETTER_ROWS * down <= rows && letters_width(count, letters) <= columns)
                return true;
        }
    }
    *letters = (struct letters){1, 1, 1};
    return rows >= LETTER_ROWS && letters_width(count, letters) <= columns;
}

static void paint_letter(const struct app *app, int row, int column, const struct letters *letters,
                         enum role role, const char *const *dots) {
    const char *mark = app->glyphs == &glyphs_ascii ? "#" : "█";
    for (int y = 0; y < LETTER_ROWS * letters->down; y++) {
        const char *line = dots[y / letters->down];
        for (int x = 0; x < LETTER_COLUMNS; x++) {
            if (line[x] != ' ')
                paint_repeat(app, row + y, column + x * letters->across, letters->across, role,
                             mark);
        }
    }
}

void letters_paint(const struct app *app, int row, int column, const struct letters *letters,
                   enum role role, const char *text) {
    for (; *text != '\0'; text++) {
        for (int i = 0; i < FONT_LETTERS; i++) {
            if (font[i].letter == *text)
                paint_letter(app, row, column, letters, role, font[i].dots);
        }
        column += LETTER_COLUMNS * letters->across + letters->gap;
    }
}
