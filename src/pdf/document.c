#include "document.h"

#include "leadquiz/translate.h"
#include "parts.h"

#include <cairo-pdf.h>

static cairo_status_t collect(void *bytes, const unsigned char *data, unsigned int length) {
    g_byte_array_append(bytes, data, length);
    return CAIRO_STATUS_SUCCESS;
}

static void describe(cairo_surface_t *surface, const struct model *model) {
    gchar *title = g_strdup_printf("%s – %s", model->title, model->name);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT, model->summary);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR,
                                   "leadquiz " LEADQUIZ_VERSION);
    if (model->generated[0] != '\0')
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, model->generated);
    g_free(title);
}

static bool drawn(bool started, bool fits, cairo_status_t status, struct error *error) {
    if (!fits)
        return error_set(error, ERROR_INPUT,
                         _("this form is too long for one page; print it from text"));
    if (!started)
        return error_set(error, ERROR_STORAGE,
                         _("no font is installed: install one, for instance fonts-dejavu-core"));
    if (status == CAIRO_STATUS_NO_MEMORY)
        return error_memory(error);
    if (status != CAIRO_STATUS_SUCCESS)
        return error_set(error, ERROR_STORAGE, _("the report cannot be drawn: %s"),
                         cairo_status_to_string(status));
    return true;
}

static void draw_team(struct sheet *sheet) {
    part_head(sheet);
    part_team_head(sheet);
    part_team_levels(sheet);
    part_scales(sheet);
    part_team_movement(sheet);
    part_team_wish(sheet);
    part_lines(sheet);
    part_team_months(sheet);
    part_meeting_votes(sheet);
    part_team_questions(sheet);
    part_meeting_next(sheet);
    part_foot(sheet);
}

/* Draw everything into `bytes`; *count becomes how many sheets that took. */
static bool draw(const struct model *model, const struct paper *paper,
                 const struct setting *setting, GByteArray *bytes, int *count,
                 struct error *error) {
    struct sheet sheet;
    g_byte_array_set_size(bytes, 0);
    cairo_surface_t *surface =
        cairo_pdf_surface_create_for_stream(collect, bytes, paper->width, paper->height);
    cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_4);
    describe(surface, model);
    cairo_t *cairo = cairo_create(surface);
    bool started = sheet_start(&sheet, cairo, paper, model, setting), fits = true;
    if (started && model->is_team) {
        draw_team(&sheet);
    } else if (started && model->is_blank) {
        fits = part_blank(&sheet);
    } else if (started) {
        part_head(&sheet);
        part_level(&sheet);
        part_ladder(&sheet);
        part_scales(&sheet);
        part_orientation(&sheet);
        part_strength(&sheet);
        part_actions(&sheet);
        part_lines(&sheet);
        part_foot(&sheet);
    }
    *count = sheet.number;
    sheet_finish(&sheet);
    cairo_show_page(cairo);
    cairo_status_t status = cairo_status(cairo);
    cairo_destroy(cairo);
    cairo_surface_finish(surface);
    if (status == CAIRO_STATUS_SUCCESS)
        status = cairo_surface_status(surface);
    cairo_surface_destroy(surface);
    return drawn(started, fits, status, error);
}

/* What does not fit on one sheet is set closer when that saves one; and each of several sheets says
 * of how many it is. So it is drawn to count before it is drawn to keep. */
static bool choose(const struct model *model, const struct paper *paper, GByteArray *bytes,
                   struct setting *setting, struct error *error) {
    struct setting closer = {.air = 0.6, .count = 0};
    *setting = (struct setting){.air = 1, .count = 0};
    if (!draw(model, paper, setting, bytes, &setting->count, error))
        return false;
    if (setting->count == 1)
        return true;
    if (!draw(model, paper, &closer, bytes, &closer.count, error))
        return false;
    if (closer.count < setting->count)
        *setting = closer;
    return true;
}

GByteArray *document_draw(const struct model *model, const struct paper *paper,
                          struct error *error) {
    GByteArray *bytes = g_byte_array_new();
    struct setting setting;
    int count = 0;
    if (choose(model, paper, bytes, &setting, error) &&
        draw(model, paper, &setting, bytes, &count, error)) {
        document_set_language(bytes, model->language);
        return bytes;
    }
    g_byte_array_unref(bytes);
    return NULL;
}
