/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Numbers of people: their names, parts, dates; what is none. */
#include "normalize/disclosure.h"
#include "tests/support/document-builder.h"

static GkDisclosure *
load(const char *tables, const char *paragraphs)
{
    g_autofree char *json = g_strdup_printf("{\"tables\": [%s], \"paragraphs\": [%s]}", tables, paragraphs);
    return gk_disclosure_new(gk_test_document_new(json), NULL, NULL);
}

/* name=count, (name of the whole) and @date behind it, organization: before it. */
static char *
drawn(const GkDisclosure *disclosure)
{
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < disclosure->n_staff; i++) {
        const GkStaff *staff = &disclosure->staff[i];
        g_autofree char *count = gk_decimal_to_string(staff->count.decimal);
        g_string_append_printf(out, "%s%s%s%s=%s", out->len ? " " : "", staff->organization ? staff->organization : "",
                               staff->organization ? ":" : "", staff->what, count);
        if (staff->part_of >= 0)
            g_string_append_printf(out, "(%s)", disclosure->staff[staff->part_of].what);
        if (staff->as_of)
            g_string_append_printf(out, "@%s", staff->as_of);
    }
    return g_string_free(out, FALSE);
}

static void
expect(const char *text, const char *expected)
{
    g_autofree char *paragraph = g_strdup_printf("\"%s\"", text);
    g_autoptr(GkDisclosure) disclosure = load("", paragraph);
    g_autofree char *found = drawn(disclosure);
    g_assert_cmpstr(found, ==, expected);
}

static void
names(void)
{
    expect("本馆编制52名，其中行政编制12名、机关附属编制9名、工勤编制1名、事业编制30名。实际在编在职人员50名，离退休人员17名。",
           "编制=52 行政编制=12(编制) 机关附属编制=9(编制) 工勤编制=1(编制) 事业编制=30(编制) 在编在职人员=50 离退休人员=17");
    expect("本单位核定全额事业编制18名，长期聘用人员3人。", "核定全额事业编制=18 长期聘用人员=3");
    expect("本院人员编制数为 80，编外聘用人员共计6人，遗属2人。", "人员编制数=80 编外聘用人员=6 遗属=2");
}

static void
parts(void)
{
    expect("实有人数48人，其中：在职28人，减少1人；退休20人，增加1人；离休0人。",
           "实有人数=48 在职=28(实有人数) 退休=20(实有人数) 离休=0(实有人数)");
    expect("编制61人，其中行政21人，事业40人，在职人员59人，离退休人员30人（离休1人，退休29人）。",
           "编制=61 行政=21(编制) 事业=40(编制) 在职人员=59 离退休人员=30 离休=1(离退休人员) 退休=29(离退休人员)");
    expect("编制64名，其中行政编制40名、消防编制4名、事业编制20名。",
           "编制=64 行政编制=40(编制) 消防编制=4(编制) 事业编制=20(编制)");
    expect("行政编制20人（含行政工勤编制2人），事业编制15人（含参公管理事业编制3人）。",
           "行政编制=20 行政工勤编制=2(行政编制) 事业编制=15 参公管理事业编制=3(事业编制)");
}

static void
dates(void)
{
    expect("截至2022年11月30日，本所在职人员12人。", "在职人员=12@2022-11-30");
    expect("2023年末，编制20名。", "编制=20@2023-12-31");
    expect("截止2021年6月底，退休人员3人。", "退休人员=3@2021-06-30");
    expect("本所2019年3月15日成立，编制20名。", "编制=20");
}

static void
nothing(void)
{
    expect("编制2026年预算，实有车辆编制3辆，领导职数4名。", "");
    expect("全年培训在职人员300人次，新增退休人员2人，慰问离休干部5人。", "");
    expect("养老保险参保人数2396人，其中在职1822人，退休574人。", "");
    expect("帮扶困难人员200人，行政20人。", "");
}

static void
tables(void)
{
    g_autoptr(GkDisclosure) disclosure =
        load("{\"pages\": [1], \"header_rows\": 2, \"rows\": [[\"单位名称\", \"经费性质\", \"编制人数\", \"编制人数\", "
             "\"在职人数\"], [\"单位名称\", \"经费性质\", \"行政\", \"事业\", \"在职人数\"], "
             "[\"某县林场\", \"差额拨款\", \"0\", \"12\", \"11\"], [\"某县苗木站\", \"全额拨款\", \"2\", \"4\", \"5\"]]}",
             "\"纳入预算编制范围的单位情况见下表：\"");
    g_autofree char *found = drawn(disclosure);
    g_assert_cmpstr(found, ==,
                    "某县林场:编制人数 > 行政=0 某县苗木站:编制人数 > 行政=2 某县林场:编制人数 > 事业=12 某县苗木站:编制人数 > "
                    "事业=4 某县林场:在职人数=11 某县苗木站:在职人数=5");
    g_assert_cmpuint(disclosure->n_sub_units, ==, 2);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/staff/names", names);
    g_test_add_func("/staff/parts", parts);
    g_test_add_func("/staff/dates", dates);
    g_test_add_func("/staff/nothing", nothing);
    g_test_add_func("/staff/tables", tables);
    return g_test_run();
}
