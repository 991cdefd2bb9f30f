/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What amounts are attached to: a small stack.
 *
 *   收入 9 万元，其中：拨款 7 万元（含结转 2 万元），其他 2 万元；支出 8 万元，原因是…
 *   └ paragraph ┘└ list of 收入 ─────────────────────────────┘└ paragraph ┘└ reason of 支出
 *                          └ bracket of 拨款 ┘
 *
 * A frame knows the whole that its amounts are part of, and the amount that a
 * share or a change without words of its own is said of. 其中 opens a list, one
 * inside a list another, which ends at ；. A list of two parts and more ends with
 * its sentence, or at ； where its parts are parted by others; one that told of a
 * single part stays open. A bracket begins as a copy of what it stands in and
 * leaves no trace there. A reason has no whole: its amounts stand for themselves.
 */
#include "normalize/statements/reader.h"

void
gk_stack_begin(GkPassage *passage, GkWhole whole)
{
    passage->top = passage->frames;
    *passage->top = (GkFrame) { .kind = GK_FRAME_PARAGRAPH, .whole = whole, .current = -1, .primary = -1, .owner = -1 };
}

/* A copy of the top above it; what finds no room is read as part of what it stands in. */
static gboolean
push(GkPassage *passage, GkFrameKind kind)
{
    if (passage->top + 1 == passage->frames + GK_MAX_FRAMES)
        return FALSE;
    passage->top[1] = passage->top[0];
    passage->top++;
    passage->top->kind = kind;
    return TRUE;
}

/* A list ends: the text goes on from where it was. */
static void
pop_list(GkPassage *passage)
{
    GkFrame last = *passage->top--;
    passage->top->current = last.current;
    passage->top->primary = last.primary;
    passage->top->parts = last.parts;
    passage->top->run = last.run;
}

static gboolean
is_nested(const GkPassage *passage)
{
    return passage->top->kind == GK_FRAME_LIST && passage->top[-1].kind == GK_FRAME_LIST;
}

gboolean
gk_whole_equal(GkWhole a, GkWhole b)
{
    return a.draft == b.draft && a.name == b.name;
}

void
gk_stack_open_list(GkPassage *passage, GkWhole whole)
{
    gboolean inside =
        passage->top->kind == GK_FRAME_LIST && !gk_whole_equal(passage->top->whole, passage->frames->whole);
    if (passage->top->kind == GK_FRAME_PARAGRAPH ||
        (inside && whole.draft != passage->top->whole.draft && !is_nested(passage)))
        push(passage, GK_FRAME_LIST);
    passage->top->whole = whole;
    passage->top->parts = passage->top->run = 0;
}

void
gk_stack_rejoin_list(GkPassage *passage, GkWhole whole)
{
    guint parts = passage->top->parts, run = passage->top->run;
    if (is_nested(passage))
        pop_list(passage);
    if (passage->top->kind == GK_FRAME_PARAGRAPH)
        push(passage, GK_FRAME_LIST);
    passage->top->whole = whole;
    passage->top->parts = parts;
    passage->top->run = run;
}

void
gk_stack_leave_lists(GkPassage *passage)
{
    while (passage->top->kind == GK_FRAME_LIST)
        pop_list(passage);
    passage->top->whole = passage->frames->whole;
}

/* A list of parts is over: what follows is beside the whole. */
static void
close_list(GkPassage *passage)
{
    passage->listed = passage->top->whole;
    gk_stack_leave_lists(passage);
    passage->top->parts = passage->top->run = 0;
}

void
gk_stack_end_sentence(GkPassage *passage)
{
    if (passage->top->parts > 1 && passage->top->kind != GK_FRAME_BRACKET && !passage->part_open)
        close_list(passage);
    if (is_nested(passage)) { /* the inner one stays */
        passage->top[-1] = passage->top[0];
        passage->top--;
    }
    passage->top->parts = passage->top->run = 0;
    passage->top->money = FALSE;
}

void
gk_stack_end_semicolon(GkPassage *passage)
{
    if (is_nested(passage))
        pop_list(passage);
    else if (passage->top->run > 1 && passage->top->kind != GK_FRAME_BRACKET)
        close_list(passage);
    passage->top->run = 0;
    passage->top->money = FALSE;
}

void
gk_stack_open_bracket(GkPassage *passage)
{
    if (push(passage, GK_FRAME_BRACKET))
        passage->top->begins = TRUE;
}

/* The innermost frame of this kind; NULL. */
static GkFrame *
innermost(const GkPassage *passage, GkFrameKind kind)
{
    GkFrame *frame = passage->top;
    while (frame->kind != kind && frame > passage->frames)
        frame--;
    return frame->kind == kind ? frame : NULL;
}

void
gk_stack_close_bracket(GkPassage *passage)
{
    GkFrame *bracket = innermost(passage, GK_FRAME_BRACKET);
    if (bracket)
        passage->top = bracket - 1;
}

void
gk_stack_begin_reason(GkPassage *passage, guint start)
{
    gint owner = passage->top->current;
    if (!push(passage, GK_FRAME_REASON))
        return;
    passage->top->whole = GK_NO_WHOLE;
    passage->top->current = -1;
    passage->top->owner = owner;
    passage->top->start = start;
}

const GkFrame *
gk_stack_reason(const GkPassage *passage)
{
    return innermost(passage, GK_FRAME_REASON);
}

void
gk_stack_end_reason(GkPassage *passage)
{
    GkFrame *reason = innermost(passage, GK_FRAME_REASON);
    if (reason)
        passage->top = reason - 1;
}
