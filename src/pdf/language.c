#include "document.h"

#include <string.h>

/* The last `wanted` in the bytes, or NULL. */
static char *last_of(const GByteArray *pdf, const char *wanted) {
    size_t length = strlen(wanted);
    for (size_t i = pdf->len < length ? 0 : pdf->len - length + 1; i-- > 0;) {
        if (memcmp(pdf->data + i, wanted, length) == 0)
            return (char *)pdf->data + i;
    }
    return NULL;
}

void document_set_language(GByteArray *pdf, const char *language) {
    static const char catalogue[] = "<< /Type /Catalog\n", start[] = "startxref\n";
    const guint8 end = '\0';
    g_byte_array_append(pdf, &end, 1); /* so that the number can be read */
    const char *entry = last_of(pdf, catalogue), *object = last_of(pdf, " 0 obj\n");
    const char *table = last_of(pdf, "xref\n0 "), *number = last_of(pdf, start);
    /* The catalogue must be the last object: then nothing moves but the table after it. */
    bool known = entry != NULL && table != NULL && number != NULL && object != NULL &&
                 object < entry && entry < table && table < number;
    if (known) {
        gchar *added = g_strdup_printf("   /Lang (%s)\n", language);
        guint64 offset = g_ascii_strtoull(number + sizeof start - 1, NULL, 10);
        GByteArray *whole = g_byte_array_new();
        guint before = (guint)((const guint8 *)entry - pdf->data) + sizeof catalogue - 1;
        guint until = (guint)((const guint8 *)number - pdf->data) + sizeof start - 1;
        gchar *moved = g_strdup_printf("%" G_GUINT64_FORMAT "\n%%%%EOF\n", offset + strlen(added));
        g_byte_array_append(whole, pdf->data, before);
        g_byte_array_append(whole, (const guint8 *)added, (guint)strlen(added));
        g_byte_array_append(whole, pdf->data + before, until - before);
        g_byte_array_append(whole, (const guint8 *)moved, (guint)strlen(moved) + 1);
        g_byte_array_set_size(pdf, 0);
        g_byte_array_append(pdf, whole->data, whole->len);
        g_byte_array_unref(whole);
        g_free(moved);
        g_free(added);
    }
    g_byte_array_set_size(pdf, pdf->len - 1);
}
