/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A disclosure: what a laid-out document says.
 *
 * Normalize reads a GkDocument (layout/document.h) and gives its tables, rows,
 * columns, cells and sentences their meaning; it never sees a glyph. The JSON
 * of docs/format.md is this model written down.
 *
 * Ownership: everything reachable from a GkDisclosure belongs to it (its own
 * arena) or to its document, which it owns, and lives until
 * gk_disclosure_free(). Strings are UTF-8; NULL means "not printed".
 */
#pragma once

#include "normalize/check.h"

G_BEGIN_DECLS

typedef enum {
    GK_VALUE_BLANK,      /* nothing printed */
    GK_VALUE_NUMBER,
    GK_VALUE_NIL,        /* a dash or 无: printed to say "none" */
    GK_VALUE_TEXT,
    GK_VALUE_UNREADABLE, /* in an amount column, but not a number */
} GkValueState;

/* How an amount is meant that is none to the last digit (约100万元); the words are in data/amount-words.tsv. */
#define GK_APPROXIMATIONS(X) \
    X(NONE, "", "") \
    X(ABOUT, "about", "约100万元, 100万元左右") \
    X(NEARLY, "nearly", "近100万元") \
    X(BELOW, "below", "不足100万元") \
    X(ABOVE, "above", "100余万元, 超过100万元") \
    X(AT_LEAST, "at_least", "不少于100万元, 100万元以上") \
    X(AT_MOST, "at_most", "不超过100万元, 100万元以内") \
    X(EXPECTED, "expected", "预计100万元, 100万元（暂估）")

typedef enum {
#define GK_APPROXIMATION_ENUM(value, name, text) GK_APPROXIMATION_##value,
    GK_APPROXIMATIONS(GK_APPROXIMATION_ENUM)
#undef GK_APPROXIMATION_ENUM
    GK_N_APPROXIMATIONS
} GkApproximation;

/* "about", NULL for NONE; and examples of it. */
const char *gk_approximation_name(GkApproximation value);
const char *gk_approximation_text(GkApproximation value);

/* A unit. */
typedef struct {
    const char *text;     /* 万元, 辆; NULL: none is printed; "": none is, and the label (增长率) says that it is no money */
    gboolean money;
    GkDecimal factor;     /* money: how many of the currency's own unit (元, 円) it is */
    const char *currency; /* money: "CNY" (ISO 4217); NULL where the unit is printed in several countries */
} GkUnit;

/* One of several amounts in a cell. */
typedef struct {
    const char *label;   /* what the header or the line calls it; NULL when nothing does */
    const char *printed;
    GkDecimal decimal;
    gboolean percent;
    gboolean has_yuan;
    GkDecimal yuan;
} GkValuePart;

/* The value of a cell, or of an amount in prose. */
typedef struct {
    GkDecimal decimal;   /* NUMBER: as printed, without separators */
    GkDecimal yuan;      /* NUMBER in an amount column whose unit is one of CNY: scaled to 元 */
    GkValueState state;
    gboolean percent;    /* printed with % (the decimal is 83.10 for 83.10%) */
    gboolean has_yuan;
    gboolean folded;     /* NUMBER: look-alikes of digits (O, l) were read as the digits they stand for */
    GkApproximation approximate; /* NUMBER, or UNREADABLE for such a word: how the one number printed is meant */
    guint n_parts;
    const GkUnit *unit;  /* NUMBER: the unit that governs it, NULL where none does */
    const GkValuePart *parts; /* UNREADABLE: the amounts that stand in the cell beside or inside something else */
} GkValue;

/* A fact with where it was read. text NULL: not printed. */
typedef struct {
    const char *text;
    guint page;          /* 0 when not from a page */
    GkBox box;
} GkFact;

typedef enum {
    GK_KIND_UNKNOWN,
    GK_KIND_DEPARTMENT_BUDGET,
    GK_KIND_UNIT_BUDGET,
    GK_KIND_DEPARTMENT_FINAL_ACCOUNT,
    GK_KIND_UNIT_FINAL_ACCOUNT,
    GK_KIND_GOVERNMENT_BUDGET,
    GK_KIND_GOVERNMENT_BUDGET_REPORT, /* prose: 关于…预算执行情况和…预算草案的报告 */
    GK_KIND_GOVERNMENT_FINAL_ACCOUNT,
    GK_KIND_GOVERNMENT_DEBT,
    GK_N_KINDS
} GkDisclosureKind;

/* "department_budget": as it stands in the JSON. */
const char *gk_disclosure_kind_name(GkDisclosureKind kind);

/* A government's own; a final account, whosever it is. */
gboolean gk_disclosure_kind_is_government(GkDisclosureKind kind);
gboolean gk_disclosure_kind_is_final(GkDisclosureKind kind);

/* The level of government whose money it is; of a department's or unit's document, that of its government. */
typedef enum {
    GK_LEVEL_UNKNOWN,
    GK_LEVEL_NATION,
    GK_LEVEL_PROVINCE, /* 省, 自治区, 直辖市 */
    GK_LEVEL_CITY,     /* 地级市, 自治州, 地区, 盟 */
    GK_LEVEL_COUNTY,   /* 县, 旗, 县级市, 市辖区 */
    GK_LEVEL_TOWNSHIP, /* 乡, 镇, 街道 */
    GK_N_LEVELS
} GkGovernmentLevel;

/* "province"; NULL for UNKNOWN. */
const char *gk_government_level_name(GkGovernmentLevel level);

/* A year that the document covers. */
typedef struct {
    guint year;
    GkFact printed;      /* "2025" */
    const char *stage;   /* closed list: "budget", "execution", "final"; NULL: it is not told */
} GkYear;

/* Table kinds are data (data/table-kinds.tsv, data/government-kinds.tsv): the key is a string such as
 * "appropriation_balance"; "other" when nothing matches. */

typedef enum {
    GK_COLUMN_TEXT,
    GK_COLUMN_CODE,
    GK_COLUMN_LABEL,
    GK_COLUMN_AMOUNT,
    GK_COLUMN_SHARE,
    GK_COLUMN_ORDINAL, /* 行次, 序号 */
    GK_N_COLUMN_ROLES
} GkColumnRole;

typedef struct {
    const char *const *path; /* header labels from the top, without repeats of one merged cell */
    guint path_length;
    GkColumnRole role;
    guint block;             /* side-by-side halves: which block the column belongs to, from 0 */
    GkUnit unit;             /* the unit that its own header prints, overriding the table's */
    guint8 decimals;         /* AMOUNT: as most of its amounts are printed with */
} GkColumn;

typedef enum {
    GK_ROW_HEADER,
    GK_ROW_ORDINAL, /* 栏次: 1 2 3 … */
    GK_ROW_SECTION, /* a label over the rows below, without amounts */
    GK_ROW_DETAIL,
    GK_ROW_SUBTOTAL,
    GK_ROW_TOTAL,
    GK_ROW_BLANK,
    GK_N_ROW_KINDS
} GkRowKind;

typedef struct {
    GkRowKind kind;
    const char *code;  /* "2010350", joined from 类/款/项 cells; NULL without one */
    guint level;       /* 1 类, 2 款, 3 项, or depth of indent; 0 where there is no hierarchy */
    const char *label; /* spaces removed; NULL without one */
    gint parent;       /* row index, -1 without one */
    GkUnit unit;       /* the unit that is printed in it or, in mid-table, above it; overriding its columns' */
} GkRow;

/* "amount", "subtotal": as they stand in the JSON. */
const char *gk_column_role_name(GkColumnRole role);
const char *gk_row_kind_name(GkRowKind kind);

/* --- what an amount is of, and what it is worth --- */

/* How far an amount can be relied on. */
#define GK_STANDINGS(X) \
    X(NONE, "") \
    X(CONFIRMED, N_("an identity that could have failed holds, and its digits are in no doubt")) \
    X(READ, N_("read as it is printed; no identity speaks for it")) \
    X(CONTRADICTED, N_("accused by an identity that does not hold")) \
    X(DOUBTFUL, N_("what is drawn can be read in another way, or its place is not sure: see doubts and other_reading"))

typedef enum {
#define GK_STANDING_ENUM(name, text) GK_STANDING_##name,
    GK_STANDINGS(GK_STANDING_ENUM)
#undef GK_STANDING_ENUM
    GK_N_STANDINGS
} GkStanding;

/* "confirmed" and what it means; NONE has NULL. */
const char *gk_standing_name(GkStanding standing);
const char *gk_standing_text(GkStanding standing);

/* From where a dimension is known that is not printed with the amount itself (docs/dimensions.md). */
#define GK_DIMENSION_SOURCES(X) \
    X(PRINTED, N_("printed with the amount: in its row, its column, or its sentence")) \
    X(TITLE, N_("said by the title of its table, or a line below it")) \
    X(KIND, N_("follows from the kind of its table")) \
    X(DOCUMENT, N_("follows from what the document says of itself: its kind, its year")) \
    X(ROW_ABOVE, N_("said by the row that its row is part of")) \
    X(NAME, N_("the code that the classification has for the printed name"))

typedef enum {
#define GK_DIMENSION_SOURCE_ENUM(name, text) GK_FROM_##name,
    GK_DIMENSION_SOURCES(GK_DIMENSION_SOURCE_ENUM)
#undef GK_DIMENSION_SOURCE_ENUM
    GK_N_DIMENSION_SOURCES
} GkDimensionSource;

/* "title" and what it means. */
const char *gk_dimension_source_name(GkDimensionSource source);
const char *gk_dimension_source_text(GkDimensionSource source);

typedef enum {
    GK_DIMENSION_CONCEPT,
    GK_DIMENSION_CODE,
    GK_DIMENSION_MEASURE,
    GK_DIMENSION_FUND,
    GK_DIMENSION_YEAR,
    GK_DIMENSION_SCOPE,
    GK_N_DIMENSIONS
} GkDimension;

/* "concept". */
const char *gk_dimension_name(GkDimension dimension);

/* What a further column of words says of a row: 项目名称, 供水设施工程. */
typedef struct {
    const char *name; /* the lowest label of the column; NULL: it has none */
    const char *text;
} GkQualifier;

/* What tells the amounts of a row from those of other rows. */
typedef struct {
    const char *const *path; /* the labels of the rows that it is part of, the widest first, and its own */
    guint path_length;
    const GkQualifier *qualifiers;
    guint n_qualifiers;
} GkRowName;

/* What an amount is of. NULL and 0: not known. The words are those of data/concepts.tsv and data/dimensions.tsv. */
typedef struct {
    gboolean is_amount;    /* FALSE: the cell holds none, and nothing below is set */
    const char *label;     /* of its row, in its own half */
    GkRowName name;        /* of its row; statements have none */
    const char *concept;   /* "expenditure.function" */
    const char *code;      /* of the classification: "2010101" */
    const char *measure;   /* "budget" */
    const char *fund;      /* "general" */
    const char *scope;     /* "department" */
    guint year;
    guint8 from[GK_N_DIMENSIONS]; /* GkDimensionSource */
} GkDimensions;

/* What normalize knows of document->tables[i]. */
typedef struct {
    const GkTable *table;
    const char *kind;        /* key of data/table-kinds.tsv */
    const char *const *kind_reasons; /* "title", "columns", "rows" */
    guint n_kind_reasons;
    const char *scope;       /* closed list: "all", "own", "lower", "region_list"; NULL: the title does not say */
    const char *stage;       /* "execution", "budget", "adjusted", "final", "plan"; NULL: the title does not say */
    const char *breakdown;   /* "function", "economic", "department", "region", "enterprise", "project",
                                "region_project"; NULL: the title does not say */
    gboolean has_unit;
    GkDecimal unit_yuan;     /* 10000 for 万元; of whatever currency */
    const char *currency;    /* of the unit, "CNY"; NULL: not known */
    GkFact unit;             /* text is the unit as printed, "万元" */
    gboolean unit_from_profile;
    const GkColumn *columns; /* table->column_count */
    const GkRow *rows;       /* table->row_count; side-by-side tables: of block 0 */
    const GkRow *const *block_rows; /* n_blocks arrays of row_count each; block_rows[0] == rows */
    guint n_blocks;          /* 1, or 2 and more for side-by-side halves */
    const GkValue *values;   /* table->n_cells, parallel to table->cells */
    const char *anchor;      /* what it is called by what it says (anchors.c) */
    const char *const *cell_anchors; /* table->n_cells */
    const GkDimensions *dimensions; /* table->n_cells: what its amounts are of */
    const guint8 *standings; /* table->n_cells: GkStanding; NONE for what is no number and no dash in their place */
} GkTableMeaning;

/* --- the outline --- */

typedef struct {
    guint level;          /* 1 第一部分, 2 一、, 3 （一）, 4 1、, 5 （1） */
    const char *number;   /* "第一部分", "一、" */
    const char *title;
    guint page;
    GkBox box;
    gint parent;          /* section index, -1 at the top */
    guint first_paragraph, last_paragraph; /* document->paragraphs, its heading first; children included */
} GkSection;

typedef struct {
    const char *title;    /* as promised by the table of contents */
    guint page;
    GkBox box;
    gint table;           /* index of the table that keeps the promise, -1: none */
    gint section;         /* or the section, -1: none */
} GkContentsEntry;

/* --- statements, projects, performance --- */

typedef enum { GK_CHANGE_NONE, GK_CHANGE_INCREASE, GK_CHANGE_DECREASE, GK_CHANGE_UNCHANGED } GkChangeDirection;

typedef struct {
    const char *topic;       /* closed list: "general", "sangong", "operating_cost", "procurement", "state_assets", "performance", "staff", "not_arranged" */
    const char *subject;     /* "支出预算 > 基本支出": the wholes it is part of, outermost first, then the item */
    const char *item;        /* "基本支出": the last part of the subject alone, as printed */
    gint part_of;            /* index of the statement with the whole, -1 when none is known */
    guint year;              /* the year the sentence names for the amount; 0: none */
    const char *figure;      /* closed list: "initial_budget", "adjusted_budget", "budget", "final", "execution"; NULL */
    const char *const *codes; /* class / item names as the sentence names them, outermost first */
    const char *const *code_numbers; /* their codes where known, parallel; NULL entries */
    guint n_codes;
    GkValue amount;          /* state BLANK when the sentence has none (未安排) */
    const char *unit;        /* 万元, 辆, 平方米, 人, 个 as printed */
    const char *printed;     /* the amount as printed */
    gboolean has_share;
    GkDecimal share;         /* percent */
    const char *share_of;    /* 本年支出合计: the whole as the share names it; NULL */
    GkChangeDirection direction;
    gboolean has_change;
    GkValue change;          /* amount of the change, in `change_unit` */
    const char *change_unit; /* of the change; 个百分点 where only points are told; NULL */
    gboolean has_percent;
    GkDecimal percent;
    gboolean has_points;
    GkDecimal points;        /* 下降0.2个百分点: of a share or rate, not of the amount */
    const char *base;        /* 上年预算, 上年决算, 年初预算: as printed */
    gboolean has_completion;
    GkDecimal completion;    /* percent: 完成年初预算的 95.89% */
    const char *completion_of; /* 年初预算 */
    const char *reason;
    gint section;            /* index into sections, -1 */
    guint paragraph;         /* index into document->paragraphs; G_MAXUINT: a note of a table */
    const GkPlace *places;
    guint n_places;
    guint repairs;           /* GkRepair flags: CORRECTED or SEEN; `printed` stays what the page prints by our reading */
} GkStatement;

typedef struct {
    const char *purpose;
    GkValue amount;
    const char *unit;
    const char *printed;
} GkAllocation;

typedef struct {
    GkFact name, policy_basis, organization, scale, allocation, period;
    GkFact overview, plan, goal;
    GkValue amount;
    const char *unit;
    const GkAllocation *allocations;
    guint n_allocations;
    const char *from, *to;   /* ISO dates */
} GkProject;

typedef struct {
    const char *level1, *level2, *name; /* 产出指标, 数量指标, 三级指标 */
    const char *operator_;  /* "=", ">=", "<=", as a closed list; NULL where none is printed */
    const char *target;     /* "4", "100", or words */
    const char *measure;    /* 台, %, 万元/年 */
    const char *printed;    /* the target cell as printed */
    const char *basis, *last_year, *weight, *scoring, *evidence;
    GkCellRef cell;         /* the indicator's name cell */
} GkIndicator;

typedef struct {
    guint table;
    GkFact project, organization, person, goal;
    GkFact department, implementer;   /* 主管部门, 实施单位: the first of them is `organization`, too, where no other is printed */
    GkFact nature, category, code;    /* 项目性质, 项目类别, 项目编码 */
    GkFact period;                    /* 项目期, 起止时间 */
    const char *from, *to;            /* ISO dates, from the period or from 计划开始日期 and 计划完成日期 */
    GkFact annual_goal;               /* 年度总体目标; `goal` is the whole project's, or the same where only one is printed */
    GkFact overview, policy_basis;    /* 项目概况, 立项依据 */
    const char *year;
    GkValue total, appropriation, other;
    const char *unit;
    const GkIndicator *indicators;
    guint n_indicators;
} GkPerformance;

typedef struct {
    guint amounts;      /* number cells in amount columns */
    guint confirmed;    /* in at least one passing check and no failing one */
    guint contradicted; /* in a failing check */
    guint uncovered;    /* in none */
} GkCheckSummary;

typedef struct {
    const char *what;   /* 编制数, 实有人数, 在职, 退休, 离休, as printed; "编制数 > 行政" in a table */
    GkValue count;
    const char *unit;
    GkChangeDirection direction;
    gboolean has_change;
    GkValue change;
    const char *as_of;        /* ISO date on which they were counted; NULL: not printed */
    gint part_of;             /* index of the number that it is a part of; -1 */
    const char *organization; /* whose they are, in a table of several; NULL */
    GkFact source;
} GkStaff;

/* A term and what the document says that it means. */
typedef struct {
    const char *term;       /* 财政拨款收入 */
    const char *definition; /* its paragraphs, parted by \n */
    guint page;             /* where the term stands */
    GkBox box;
} GkGlossaryEntry;

typedef struct {
    GkArena *arena;
    GkDocument *document; /* owned */
    GkFact title, organization, published, region, fiscal_year;
    GkDisclosureKind kind;
    GkFact kind_source;
    GkGovernmentLevel level;
    const char *division_code; /* of the region: six digits (GB/T 2260); NULL: not known */
    const GkYear *years;       /* those of the title, the earliest first; without one the fiscal year alone */
    guint n_years;
    const char *link;          /* the same in all documents of one family, year and organization or government; NULL: not known */
    const GkStaff *staff;
    guint n_staff;
    const GkFact *offices, *sub_units;
    guint n_offices, n_sub_units;
    const GkFact *duties; /* 主要职责: item by item, without numbers; what stands below an item is parted by \n */
    guint n_duties;
    const GkGlossaryEntry *glossary;
    guint n_glossary;
    const GkSection *sections;
    guint n_sections;
    const GkContentsEntry *contents;
    guint n_contents;
    GkTableMeaning *tables; /* document->n_tables */
    const GkStatement *statements;
    guint n_statements;
    const GkDimensions *said; /* n_statements: what their amounts are of */
    const char *const *statement_days; /* n_statements: the day that the amount is as of, "2024-12-31"; NULL: none is told */
    const GkFact *days;        /* all days that the document says amounts are as of (截至…) */
    guint n_days;
    const guint8 *said_standings; /* n_statements: GkStanding */
    const guint8 *said_doubtful; /* n_statements: the amount was recognized, and may be another */
    const GkProject *projects;
    guint n_projects;
    const GkPerformance *performances;
    guint n_performances;
    GkCheck *checks;
    guint n_checks;
    GkCheckSummary summary;
    GkDiagnostics *diagnostics; /* all: extract's, layout's and normalize's */
    const char *profile;        /* the profile used, echoed: its whole text; NULL */
    const char *profile_name;   /* its own name, else its file's; NULL */
    const char *corrections;    /* what stands for the corrections that were given for this document: a hash; NULL */
} GkDisclosure;

typedef struct {
    const char *profile, *profile_name; /* text of a profile (tables/profile.h), and its name for messages; NULL */
    const struct _GkCorrections *corrections; /* of any documents (normalize/values/corrections.h); NULL */
} GkNormalizeOptions;

/* Gives a document its meaning. Takes the document over. NULL only when the
 * profile cannot be read. `options` may be NULL. */
GkDisclosure *gk_disclosure_new(GkDocument *document, const GkNormalizeOptions *options, GError **error);
void gk_disclosure_free(GkDisclosure *disclosure);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GkDisclosure, gk_disclosure_free)

G_END_DECLS
