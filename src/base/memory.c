#include "leadquiz/memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>

/* What the system brings in at once. */
static const size_t together = (size_t)2 << 20;

/* Where they begin with the list they do not hold what malloc writes before it, which would bring
 * in the first one page by page. The last is worth its room where it is nearly filled. */
static void *begin(size_t bytes) {
    size_t filled = (bytes + together / 8) / together * together;
    void *list = NULL;
    if (posix_memalign(&list, together, filled > bytes ? filled : bytes) != 0)
        return NULL;
#ifdef MADV_HUGEPAGE
    (void)madvise(list, filled, MADV_HUGEPAGE);
#endif
    return list;
}

void *memory_grow(void *list, size_t bytes) {
    if (list == NULL && bytes >= together && bytes < SIZE_MAX - together)
        return begin(bytes);
    return realloc(list, bytes);
}
