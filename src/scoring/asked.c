/* asked.c - which items of the form this person is asked. */
#include "internal.h"

int asked_items(const struct instrument *instrument, const struct result *result,
                const struct item *list[PROMPTS_MOST]) {
    const struct order *order = instrument_order(instrument, result->form, result->team);
    int count = 0;
    for (int i = 0; i < order->count; i++) {
        const struct item *item = item_of(instrument, order->prompts[i]);
        if (item && (result->team || !item->needs_team))
            list[count++] = item;
    }
    return count;
}
