#include "leadquiz/room.h"

#include <stdlib.h>

void room_result_free(struct room_result *result) {
    free(result->questions);
    *result = (struct room_result){.questions = NULL};
}
