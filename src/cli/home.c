#include "command.h"

#include "../plain/plain.h"
#include "../tui/tui.h"

int command_home(const struct arguments *arguments) {
    struct error error = {.kind = ERROR_NONE};
    struct instrument *instrument = NULL;
    struct store *store = NULL;
    bool done = false;
    enum front front = command_front(arguments, &error);
    if (front == FRONT_NONE)
        goto out;
    instrument = command_questions(arguments, &error);
    if (instrument == NULL)
        goto out;
    store = command_store(arguments, &error);
    if (store == NULL)
        goto out;
    done = front == FRONT_SCREENS ? tui_run_home(instrument, store, arguments, &error)
                                  : plain_home(instrument, store, arguments, stdin, stdout, &error);
out:
    store_close(store);
    instrument_free(instrument);
    return done ? command_flush() : command_failed(&error);
}
