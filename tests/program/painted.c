/* What reaches a terminal by the lowest way there is: hostile texts given to what paints and to
 * what speaks line by line, whatever cleaned them before. */
#include "../../src/cli/options.h"
#include "../../src/plain/talk.h"
#include "../../src/tui/paint.h"

#include "../screens/written.h"

#include "leadquiz/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "../fixtures/hostile.h"

/* The program has its commands from its main file, which is not here. */
const struct command commands[1];
const int command_count = 0;

/* Alone, as a paragraph, shortened, in a page, and as what the header and a notice say. */
static void paint_all(struct app *app, const char *text) {
    char shortened[256];
    struct page page;
    page_init(&page, app->columns, &glyphs_unicode);
    page_text(&page, ROLE_TEXT, text);
    page_format(&page, ROLE_TEXT, "%s", text);
    paint_header(app, text, text, 1, 2);
    paint_text(app, 4, 0, app->columns, ROLE_TEXT, text);
    paint_paragraph(app, 6, 0, 20, 4, ROLE_TEXT, text);
    paint_shortened(app, text, 3, shortened, sizeof shortened);
    paint_text(app, 12, 0, app->columns, ROLE_TEXT, shortened);
    paint_page(app, &page, 0, 14, 2);
    snprintf(app->notice, sizeof app->notice, "%s", text);
    paint_notice(app);
    page_free(&page);
    refresh();
    erase();
    refresh();
}

static void test_painted(void **state) {
    (void)state;
    for (int utf8 = 0; utf8 < 2; utf8++) {
        FILE *record = tmpfile(), *keys = fopen("/dev/null", "r");
        SCREEN *screen = newterm("xterm", record, keys);
        assert_non_null(screen);
        struct app *app = calloc(1, sizeof *app);
        assert_non_null(app);
        app->rows = 24;
        app->columns = 80;
        app->utf8 = utf8 == 1;
        app->glyphs = utf8 == 1 ? &glyphs_unicode : &glyphs_ascii;
        for (int i = 0; i < hostile_count; i++)
            paint_all(app, hostile[i].bytes);
        assert_int_equal(fflush(record), 0);
        bool fine = fseek(record, 0, SEEK_END) == 0 && ftell(record) > 10 * hostile_count &&
                    written_harmless(record, utf8 == 1 ? "painted" : "painted in ASCII");
        endwin();
        delscreen(screen);
        free(app);
        fclose(record);
        fclose(keys);
        assert_true(fine);
    }
}

static bool lines_sound(char *text) {
    bool sound = true;
    for (char *line = text, *end; *line != '\0'; line = end + 1) {
        size_t where = 0;
        end = strchr(line, '\n');
        if (end == NULL)
            return false;
        enum text_fault fault = text_check(line, (size_t)(end - line), &where);
        if (fault != TEXT_SOUND)
            print_message("%s in: %.*s\n", text_fault_name(fault), (int)(end - line), line);
        sound = sound && fault == TEXT_SOUND;
    }
    return sound;
}

static void test_said(void **state) {
    (void)state;
    for (int i = 0; i < hostile_count; i++) {
        char *said = NULL, reply[REPLY_BYTES];
        size_t length = 0;
        struct talk talk;
        struct error error;
        FILE *in = fopen("/dev/null", "r"), *out = open_memstream(&said, &length);
        assert_non_null(in);
        assert_non_null(out);
        talk_init(&talk, in, out, false);
        talk_say(&talk, hostile[i].bytes);
        talk_format(&talk, "<%s>", hostile[i].bytes);
        talk_entry(&talk, "1", hostile[i].bytes);
        assert_int_equal(talk_ask(&talk, hostile[i].bytes, reply, &error), STEP_LEAVE);
        talk_blank(&talk);
        fclose(out);
        fclose(in);
        bool fine = length > 0 && lines_sound(said);
        free(said);
        if (!fine)
            fail_msg("%s", hostile[i].what);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_painted),
        cmocka_unit_test(test_said),
    };
    (void)setlocale(LC_ALL, "C.UTF-8");
    return hostile_read() > 0 ? cmocka_run_group_tests(tests, NULL, NULL) : 1;
}
