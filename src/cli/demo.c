/* demo.c - leadquiz demo: what a team lead sees, over made-up people in a store in memory. */
#include "command.h"

#include "leadquiz/clock.h"
#include "leadquiz/demo.h"
#include "leadquiz/translate.h"

#include <stddef.h>

/* Nothing of it may be taken for anybody's own store: none is named, looked for or made. */
struct store *command_demo_store(const struct instrument *instrument, struct error *error) {
    struct demo_plan plan = demo_team(clock_now());
    struct store *store = store_open_memory(error);
    if (store != NULL && demo_fill(store, instrument, &plan, NULL, NULL, error) &&
        demo_meet(store, instrument, &plan, error))
        return store;
    store_close(store);
    return NULL;
}

int command_demo(const struct arguments *arguments) {
    struct error error;
    if (arguments->db == NULL)
        return command_demo_attended(arguments);
    error_set(&error, ERROR_USAGE, _("the demo lives in memory alone; leave out --db"));
    return command_failed(&error);
}
