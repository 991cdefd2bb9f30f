/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which lines are one paragraph: by what they print, by their indents, by what stands below. */
#include "tests/support/layout-fixture.h"

/* A page of lines 24 apart, 16 points large. A line that begins with > stands two ems in. */
static GkDocument *
page_of(const char *const *lines)
{
    g_autoptr(GString) text = g_string_new("page 595 842\n");
    for (guint i = 0; lines[i]; i++) {
        gboolean indented = lines[i][0] == '>';
        g_string_append_printf(text, "text %d %u 16 \"%s\"\n", indented ? 104 : 72, 100 + 24 * i, lines[i] + indented);
    }
    return gk_test_layout(text->str);
}

/* `expected` are the beginnings of the paragraphs. */
static void
expect(const char *const *lines, const char *const *expected)
{
    g_autoptr(GkDocument) document = page_of(lines);
    for (guint i = 0; i < document->n_paragraphs; i++)
        if (!expected[i] || !g_str_has_prefix(document->paragraphs[i].text.text, expected[i]))
            g_error("paragraph %u: %s", i, document->paragraphs[i].text.text);
    g_assert_cmpuint(document->n_paragraphs, ==, g_strv_length((char **) expected));
}

/* A heading as long as its line stands over a paragraph that begins with the same indent. */
static void
headings_as_long_as_their_line(void)
{
    const char *const lines[] = { ">八、本单位基本支出预算安排情况的说明",
                                  ">本单位今年基本支出预算共计四百二十元",
                                  ">九、本单位会议和培训经费预算安排的说明和有关依据",
                                  ">去年本单位会议和培训经费预算一共是人民币三万余",
                                  "元，今年与去年持平，主要用于业务培训班以及专题会议",
                                  "的召开和资料的印制，以及为方便基层单位的工作人员参",
                                  "加培训所租用的场地。", NULL };
    const char *const expected[] = { "八、", "本单位今年", "九、", "去年", NULL };
    expect(lines, expected);
}

/* ... also over a paragraph of one line. */
static void
headings_over_one_line(void)
{
    const char *const lines[] = { "本单位今年安排的各项经费都已经细化到了具体的项目，",
                                  "没有预留的资金，各项目的负责人按照进度使用资金，到",
                                  "年底的时候由财务部门统一检查使用的效果并且写成报告",
                                  "交给上级主管部门审查。",
                                  ">九、本单位会议和培训经费预算安排的说明和有关依据",
                                  ">今年没有安排会议经费，也没有安排培训经费预算。",
                                  ">十、其他", NULL };
    const char *const expected[] = { "本单位今年", "九、", "今年没有", "十、", NULL };
    expect(lines, expected);
}

/* Two lines with one indent, and nothing below that says that the second begins anything. */
static void
two_lines_of_one_indent(void)
{
    const char *const lines[] = { "本单位今年安排的各项经费都已经细化到了具体的项目，",
                                  "没有预留的资金，各项目的负责人按照进度使用资金，到",
                                  "年底的时候检查。",
                                  ">以上各项经费由财务部门统一管理并且按照制度使用的",
                                  ">原则安排。", NULL };
    const char *const expected[] = { "本单位今年", "以上各项经费由财务部门统一管理并且按照制度使用的原则", NULL };
    expect(lines, expected);
}

/* A line that leaves room, but ends within brackets or in the middle of a list, goes on. */
static void
lines_that_end_early(void)
{
    const char *const brackets[] = { ">本局设有：综合科、法规科（行政许可", "服务科）、人事科。", NULL };
    const char *const one[] = { "本局设有：综合科、法规科（行政许可服务科）、人事科。", NULL };
    const char *const wide[] = { "本年度没有使用预算稳定调节基金安排的有关支出项目。",
                                 "以下是本年度本单位各个内设机构的名称以及负责人名单",
                                 ">本局设有：综合科、法规科、", "人事科。", NULL };
    const char *const three[] = { "本年度", "以下", "本局设有：综合科、法规科、人事科。", NULL };
    expect(brackets, one);
    expect(wide, three);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/layout/paragraphs/headings-as-long-as-their-line", headings_as_long_as_their_line);
    g_test_add_func("/layout/paragraphs/headings-over-one-line", headings_over_one_line);
    g_test_add_func("/layout/paragraphs/two-lines-of-one-indent", two_lines_of_one_indent);
    g_test_add_func("/layout/paragraphs/lines-that-end-early", lines_that_end_early);
    return g_test_run();
}
