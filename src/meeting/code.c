/* code.c - what people type to join. */
#include "leadquiz/meeting.h"

#include "leadquiz/translate.h"

#include <string.h>

/* No vowels, so that no words come of them; no two that look or sound alike in capitals or small
 * letters (C G, M N, V W, I L, O Q, P T), none that make up well-known rude words without vowels.
 */
static const char letters[] = "BDGHJKLMPRSWXZ";
enum { LETTERS = sizeof letters - 1 };

void meeting_code(uint64_t chance, char code[MEETING_CODE_BYTES]) {
    char left[sizeof letters];
    memcpy(left, letters, sizeof letters);
    for (int i = 0; i < MEETING_CODE_LETTERS; i++) {
        uint64_t rest = (uint64_t)(LETTERS - i), pick = chance % rest;
        chance /= rest;
        code[i] = left[pick];
        left[pick] = left[rest - 1];
    }
    code[MEETING_CODE_LETTERS] = '\0';
}

bool meeting_code_read(const char *text, char code[MEETING_CODE_BYTES], struct error *error) {
    char read[MEETING_CODE_BYTES] = "";
    int count = 0;
    bool fits = true;
    for (const char *at = text; *at != '\0' && fits; at++) {
        char letter = *at;
        if (letter == ' ' || letter == '-')
            continue;
        if (letter >= 'a' && letter <= 'z')
            letter = (char)(letter - 'a' + 'A');
        fits = strchr(letters, letter) != NULL && count < MEETING_CODE_LETTERS;
        if (fits)
            read[count++] = letter;
    }
    if (!fits || count < MEETING_CODE_LETTERS)
        return error_set(error, ERROR_INPUT,
                         _("\"%s\" is no code of a meeting: a code has %d of the letters %s"), text,
                         MEETING_CODE_LETTERS, letters);
    memcpy(code, read, sizeof read);
    return true;
}
