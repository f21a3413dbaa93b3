/* fixed_world.c - a world in which nothing is left to chance, preloaded into the program where
 * whole screens are compared: the same random numbers in each run, and a steady clock on which 3 s
 * pass between two looks of the program itself (so each answer takes 3 s, however busy the
 * machine). The libraries keep the real clock: curses tells an Esc from an arrow key by it. */
#include <dlfcn.h>
#include <elf.h>
#include <link.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/auxv.h>
#include <time.h>

void randombytes_buf(void *buffer, size_t size);

/* libsodium's; what digest_random asks. */
void randombytes_buf(void *buffer, size_t size) {
    static uint64_t state = 20261121;
    unsigned char *bytes = buffer;
    for (size_t i = 0; i < size; i++) {
        state = state * 6364136223846793005U + 1442695040888963407U;
        bytes[i] = (unsigned char)(state >> 56);
    }
}

static int from_the_program(const void *address) {
    Dl_info info;
    uintptr_t base = (uintptr_t)getauxval(AT_PHDR) - sizeof(ElfW(Ehdr));
    return dladdr(address, &info) && (uintptr_t)info.dli_fbase == base;
}

int clock_gettime(clockid_t clock_id, struct timespec *tp) {
    static int (*real)(clockid_t, struct timespec *);
    static long looks;
    if (clock_id == CLOCK_MONOTONIC && from_the_program(__builtin_return_address(0))) {
        *tp = (struct timespec){.tv_sec = 1000 + 3 * looks++};
        return 0;
    }
    if (!real) {
        union {
            void *object;
            int (*function)(clockid_t, struct timespec *);
        } found = {.object = dlsym(RTLD_NEXT, "clock_gettime")};
        real = found.function;
    }
    return real(clock_id, tp);
}
