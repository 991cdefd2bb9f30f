/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Projects described in prose, each as a record.
 *
 * Two habits are known. One writes label and value in one paragraph and begins
 * each project with its name; the other makes each label a heading and puts
 * the name into the title above:
 *
 *   1、项目名称：大厅软硬件维护项目        科技创新专项经费情况说明
 *   设立的政策依据：依据…的通知            一、项目概述
 *   预算安排规模：30.00 万元                 加快推动本区企业创新驱动发展…
 *   资金分配情况：维保团队工资费 15 万元…   二、立项依据
 *   资金执行时间：2023 年 1 月 1 日-…        1、《…实施意见》
 *
 * The paragraphs are read in order; data/project-labels.tsv says what is a
 * label. A paragraph that is none belongs to the label before it when that
 * stood alone, or when another label of the same project follows (a value that
 * went over a line). A label that the project already has, and a title, begin
 * the next one. A record needs two different labels: a heading 绩效目标 alone is
 * no project.
 */
#include "normalize/document/facts.h"

#include "data/data.h"
#include "normalize/statements/lead.h"
#include "normalize/values/iso_date.h"

#include <string.h>

typedef enum {
    FIELD_NAME,
    FIELD_POLICY_BASIS,
    FIELD_SCALE,
    FIELD_ORGANIZATION,
    FIELD_ALLOCATION,
    FIELD_PERIOD,
    FIELD_OVERVIEW,
    FIELD_PLAN,
    FIELD_GOAL,
    N_FIELDS
} Field;

static const char *const FIELD_NAMES[N_FIELDS] = {
    "name", "policy_basis", "scale", "organization", "allocation", "period", "overview", "plan", "goal",
};

#define MAX_PENDING 8 /* paragraphs kept while it is open whether they go on a value */
#define MAX_TITLE 150 /* bytes of a title over a description */
#define MAX_VALUE 20000 /* bytes of one value; what is longer is no value but the rest of the document */

/* A project being read. */
typedef struct {
    GString *values[N_FIELDS]; /* NULL: label not seen */
    const GkPlace *places[N_FIELDS];
    gint field; /* the label being filled, -1 */
    gboolean open; /* that label stood alone: all that follows is its value */
    GPtrArray *pending; /* const GkParagraph * */
    char *title; /* of the title above, NULL */
    const GkPlace *title_place;
} Draft;

typedef struct {
    GkDisclosure *disclosure;
    const GkWords *words;
    Draft draft;
    GArray *projects; /* GkProject */
} Reader;

/* --- labels --- */

static gint
field_by_name(const char *name)
{
    for (gint i = 0; i < N_FIELDS; i++) {
        if (strcmp(FIELD_NAMES[i], name) == 0)
            return i;
    }
    return -1;
}

/* The field whose label begins `text` and is followed by a colon or nothing; *after is behind it. A `loose`
 * label may run into its value, as a heading does that was joined with the paragraph below. */
static gint
find_label(const char *text, gboolean loose, gsize *after)
{
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("project-labels.tsv", &n_rows);
    for (guint i = 0; i < n_rows; i++) {
        const char *label = gk_data_field(&rows[i], 1);
        gint field = field_by_name(gk_data_field(&rows[i], 0));
        gsize length = strlen(label);
        if (field < 0 || strncmp(text, label, length) != 0)
            continue;
        if (text[length] != ':' && text[length] != '\0' && !(loose && length >= 12))
            continue;
        *after = length + (text[length] == ':');
        return field;
    }
    return -1;
}

static gboolean
is_word(const char *kind, const char *text, gsize length)
{
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("project-labels.tsv", &n_rows);
    for (guint i = 0; i < n_rows; i++) {
        const char *word = gk_data_field(&rows[i], 1);
        if (strcmp(gk_data_field(&rows[i], 0), kind) == 0 && strlen(word) == length && strncmp(word, text, length) == 0)
            return TRUE;
    }
    return FALSE;
}

static gboolean
contains_word(const char *kind, const char *text)
{
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("project-labels.tsv", &n_rows);
    for (guint i = 0; i < n_rows; i++) {
        if (strcmp(gk_data_field(&rows[i], 0), kind) == 0 && strstr(text, gk_data_field(&rows[i], 1)))
            return TRUE;
    }
    return FALSE;
}

/* The length of `text` without the longest title ending; 0 when it has none. */
static gsize
cut_title(const char *text)
{
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("project-labels.tsv", &n_rows);
    gsize best = 0;
    for (guint i = 0; i < n_rows; i++) {
        const char *tail = gk_data_field(&rows[i], 1);
        if (strcmp(gk_data_field(&rows[i], 0), "title_tail") == 0 && g_str_has_suffix(text, tail))
            best = MAX(best, strlen(tail));
    }
    return best ? strlen(text) - best : strlen(text) + 1;
}

/* --- drafts --- */

static void
draft_clear(Draft *draft)
{
    for (guint i = 0; i < N_FIELDS; i++) {
        if (draft->values[i])
            g_string_free(draft->values[i], TRUE);
        draft->values[i] = NULL;
        draft->places[i] = NULL;
    }
    draft->field = -1;
    draft->open = FALSE;
    g_ptr_array_set_size(draft->pending, 0);
    g_clear_pointer(&draft->title, g_free);
    draft->title_place = NULL;
}

static guint
count_fields(const Draft *draft)
{
    guint n = 0;
    for (guint i = 0; i < N_FIELDS; i++)
        n += draft->values[i] != NULL;
    return n;
}

static void
append_value(Draft *draft, const char *text, const GkText *source)
{
    GString *value = draft->values[draft->field];
    if (value->len + strlen(text) > MAX_VALUE)
        return;
    if (value->len && draft->open)
        g_string_append_c(value, '\n');
    g_string_append(value, text);
    if (!draft->places[draft->field] && source->n_places)
        draft->places[draft->field] = &source->places[0];
}

static void
take_pending(Draft *draft)
{
    for (guint i = 0; i < draft->pending->len; i++) {
        const GkParagraph *paragraph = g_ptr_array_index(draft->pending, i);
        append_value(draft, paragraph->text.text, &paragraph->text);
    }
    g_ptr_array_set_size(draft->pending, 0);
}

/* --- from draft to project --- */

static GkFact
make_fact(Reader *reader, Field field)
{
    const Draft *draft = &reader->draft;
    GkFact fact = { 0 };
    if (!draft->values[field] || draft->values[field]->len == 0)
        return fact;
    fact.text = gk_arena_strdup(reader->disclosure->arena, draft->values[field]->str);
    if (draft->places[field]) {
        fact.page = draft->places[field]->page;
        fact.box = draft->places[field]->box;
    }
    return fact;
}

static const char *
keep(Reader *reader, char *text)
{
    const char *kept = gk_arena_strdup(reader->disclosure->arena, text);
    g_free(text);
    return kept;
}

/* What an amount is for: the words between the delimiter or measure before it and itself. */
static GkSpan
purpose_span(const Reader *reader, const GkProse *prose, guint index)
{
    const GkLanguage language = { .words = reader->words };
    GkOpening opening = { 0 };
    const GkMeasure *measure = &g_array_index(prose->measures, GkMeasure, index);
    GkSpan span = { g_array_index(prose->clauses, GkClause, measure->clause).start, measure->start };
    if (index > 0)
        span.start = MAX(span.start, g_array_index(prose->measures, GkMeasure, index - 1).end);
    span = gk_lead_cut_front(&language, prose, span, &opening);
    return gk_lead_trim(&language, prose, span);
}

static GkAllocation
make_allocation(Reader *reader, const GkProse *prose, const GkMeasure *measure, const char *purpose)
{
    GkAllocation allocation = { purpose, gk_measure_value(prose, measure), NULL, NULL };
    allocation.unit = keep(reader, gk_prose_printed(prose, measure->unit_start, measure->end));
    allocation.printed = keep(reader, gk_prose_printed(prose, measure->start, measure->number_end));
    return allocation;
}

/* The first amount that is called a total, or by nothing, is the project's; the others are its lines. */
static void
read_amounts(Reader *reader, GkProject *project, const char *text, gboolean with_total)
{
    g_autoptr(GkProse) prose = gk_prose_new(text, reader->words);
    GArray *lines = g_array_new(FALSE, TRUE, sizeof(GkAllocation));
    for (guint i = 0; i < prose->measures->len; i++) {
        const GkMeasure *measure = &g_array_index(prose->measures, GkMeasure, i);
        if (measure->class_ != GK_MEASURE_MONEY)
            continue;
        GkSpan span = purpose_span(reader, prose, i);
        g_autofree char *purpose = gk_prose_printed(prose, span.start, span.end);
        gboolean first = project->amount.state != GK_VALUE_NUMBER && lines->len == 0;
        if (with_total && first && (*purpose == '\0' || contains_word("total", purpose))) {
            project->amount = gk_measure_value(prose, measure);
            project->unit = keep(reader, gk_prose_printed(prose, measure->unit_start, measure->end));
        } else if (*purpose && !is_word("sum", purpose, strlen(purpose))) {
            GkAllocation line =
                make_allocation(reader, prose, measure, gk_arena_strdup(reader->disclosure->arena, purpose));
            g_array_append_val(lines, line);
        }
    }
    if (lines->len && !project->n_allocations)
        project->allocations = gk_arena_take_array(reader->disclosure->arena, lines, &project->n_allocations);
    else
        g_array_unref(lines);
}

static void
read_period(Reader *reader, GkProject *project)
{
    g_autofree char *folded = gk_prose_fold(project->period.text), *from = NULL, *to = NULL;
    if (!gk_date_period(folded, &from, &to))
        return;
    project->from = gk_arena_strdup(reader->disclosure->arena, from);
    project->to = gk_arena_strdup(reader->disclosure->arena, to);
}

static void
use_title(Reader *reader, GkProject *project)
{
    const Draft *draft = &reader->draft;
    if (project->name.text || !draft->title)
        return;
    project->name.text = gk_arena_strdup(reader->disclosure->arena, draft->title);
    if (draft->title_place) {
        project->name.page = draft->title_place->page;
        project->name.box = draft->title_place->box;
    }
}

static void
finish_project(Reader *reader)
{
    Draft *draft = &reader->draft;
    if (draft->open)
        take_pending(draft);
    if (count_fields(draft) >= 2) {
        GkProject project = {
            .name = make_fact(reader, FIELD_NAME),
            .policy_basis = make_fact(reader, FIELD_POLICY_BASIS),
            .organization = make_fact(reader, FIELD_ORGANIZATION),
            .scale = make_fact(reader, FIELD_SCALE),
            .allocation = make_fact(reader, FIELD_ALLOCATION),
            .period = make_fact(reader, FIELD_PERIOD),
            .overview = make_fact(reader, FIELD_OVERVIEW),
            .plan = make_fact(reader, FIELD_PLAN),
            .goal = make_fact(reader, FIELD_GOAL),
        };
        use_title(reader, &project);
        if (project.allocation.text)
            read_amounts(reader, &project, project.allocation.text, FALSE);
        if (project.scale.text)
            read_amounts(reader, &project, project.scale.text, TRUE);
        if (project.period.text)
            read_period(reader, &project);
        g_array_append_val(reader->projects, project);
    }
    draft_clear(draft);
}

/* --- paragraphs --- */

static void
start_field(Reader *reader, gint field, const char *value, const GkText *source)
{
    Draft *draft = &reader->draft;
    if (draft->values[field] || (field == FIELD_NAME && count_fields(draft)))
        finish_project(reader);
    else if (draft->field >= 0)
        take_pending(draft);
    g_ptr_array_set_size(draft->pending, 0);
    draft->values[field] = g_string_new(NULL);
    draft->field = field;
    draft->open = *value == '\0';
    if (*value)
        append_value(draft, value, source);
}

/* A title over the next description: unnumbered, short, with a known ending. */
static gboolean
read_title(Reader *reader, const GkProse *prose, const GkText *source)
{
    gsize length = cut_title(prose->text);
    if (length > prose->length || prose->length > MAX_TITLE || prose->clauses->len > 1)
        return FALSE;
    finish_project(reader);
    if (length == 0 || is_word("no_name", prose->text, length))
        return TRUE;
    reader->draft.title = gk_prose_printed(prose, 0, (guint) length);
    reader->draft.title_place = source->n_places ? &source->places[0] : NULL;
    return TRUE;
}

static void
read_paragraph(Reader *reader, const GkParagraph *paragraph)
{
    Draft *draft = &reader->draft;
    g_autoptr(GkProse) prose = gk_prose_new(paragraph->text.text, reader->words);
    gsize marker_length, after;
    GkMarker marker = gk_prose_marker(prose->text, 0, prose->length, &marker_length);
    gint field = find_label(prose->text + marker_length, marker == GK_MARKER_CHINESE && draft->field >= 0, &after);
    if (field >= 0) {
        g_autofree char *value = gk_prose_printed(prose, (guint) (marker_length + after), prose->length);
        start_field(reader, field, value, &paragraph->text);
        return;
    }
    if (marker == GK_MARKER_NONE && read_title(reader, prose, &paragraph->text))
        return;
    if (draft->field < 0)
        return;
    gboolean heading = marker == GK_MARKER_PART || marker == GK_MARKER_CHINESE;
    if (heading || (!draft->open && draft->pending->len >= MAX_PENDING))
        finish_project(reader);
    else if (draft->open)
        append_value(draft, paragraph->text.text, &paragraph->text);
    else
        g_ptr_array_add(draft->pending, (gpointer) paragraph);
}

void
gk_normalize_projects(GkDisclosure *disclosure)
{
    const GkWords *words = gk_words_get();
    Reader reader = { .disclosure = disclosure, .words = words };
    reader.projects = g_array_new(FALSE, FALSE, sizeof(GkProject));
    reader.draft.pending = g_ptr_array_new();
    reader.draft.field = -1;
    const GkDocument *document = disclosure->document;
    for (guint i = 0; i < document->n_paragraphs; i++) {
        if (document->paragraphs[i].role == GK_LINE_PROSE)
            read_paragraph(&reader, &document->paragraphs[i]);
    }
    finish_project(&reader);
    g_ptr_array_unref(reader.draft.pending);
    disclosure->projects = gk_arena_take_array(disclosure->arena, reader.projects, &disclosure->n_projects);
}
