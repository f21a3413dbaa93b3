/* bare_ncurses.c - the least that a curses program can do: a box, a few lines, wait for a key.
 * What bench_start compares the first frame with. */
#include <curses.h>
#include <locale.h>

int main(void) {
    setlocale(LC_ALL, "");
    if (initscr() == NULL)
        return 1;
    cbreak();
    noecho();
    keypad(stdscr, TRUE);
    curs_set(0);
    box(stdscr, 0, 0);
    mvaddstr(2, 4, "A bare curses program");
    for (int i = 0; i < 5; i++)
        mvprintw(5 + i, 6, "%d  one line of a list", i + 1);
    mvaddstr(22, 4, "any key ends it");
    refresh();
    getch();
    endwin();
    return 0;
}
