#include "leadquiz/memory.h"

#include <stdint.h>
#include <sys/mman.h>

void memory_filled_soon(void *list, size_t bytes) {
#ifdef MADV_HUGEPAGE
    const size_t together = (size_t)2 << 20, page = 4096;
    size_t before = (page - (uintptr_t)list % page) % page;
    if (list != NULL && bytes >= together)
        (void)madvise((char *)list + before, (bytes - before) / page * page, MADV_HUGEPAGE);
#else
    (void)list;
    (void)bytes;
#endif
}
