# SPDX-License-Identifier: GPL-2.0-or-later
"""Words and numbers that mean nothing, for tables of every subject."""

ENGLISH = {
    "place": "Ashby Burton Carlow Denby Elmham Fernley Gresham Holbeck Ilkley Jarrow Kelso Ludford Marston Newby Oakham Penrith Quarley "
             "Redcar Selby Tarvin Upwell Varley Welford Yarm".split(),
    "thing": ["Clay bricks", "Lime", "Portland cement", "Roofing slate", "Sand and gravel", "Crushed stone", "Gypsum", "Peat", "Salt",
              "Soda ash", "Sulfur", "Talc", "Barley", "Oats", "Rye", "Winter wheat", "Sugar beets", "Dry beans", "Cut flowers",
              "Cotton yarn", "Wool carpets", "Leather shoes", "Glass bottles", "Paper board", "Hand tools", "Steel wire", "Copper tube",
              "Pumps and valves", "Electric motors", "Bicycles", "Fishing nets", "Canned fruit"],
    "long": ["All other chemical products not elsewhere specified", "Wholesale trade in household goods and furniture",
             "Repair and maintenance of machinery and equipment", "Persons aged 15 to 24 not in education or training",
             "Water supply, sewerage and waste management", "Services to buildings and landscape care",
             "Ships and floating structures under construction", "Total payments received from abroad during the year",
             "Vegetable oils and fats, crude or refined", "Households with children below school age"],
    "head": ["Number", "Share", "Rate", "Change", "Total", "Value", "Output", "Price", "Weight", "Area", "Stocks", "Imports", "Exports",
             "Mean", "Median", "Range", "Index", "Capacity", "Employees", "Yield", "Sales", "Rank", "Score", "Cost per unit",
             "Number of plants", "Average hours worked", "Change from year before"],
    "group": ["Men", "Women", "Urban", "Rural", "Exports", "Imports", "Small firms", "Large firms", "First half", "Second half",
              "Domestic sales", "Sales abroad", "Treatment group", "Control group"],
    "stub": ["Item", "Product", "District", "Kind of goods", "Industry", "Trait", "Variable", "Country", "Station", ""],
    "section": ["By sex", "By age", "Region", "Household size", "Northern districts", "Southern districts", "Manufacturing", "Services",
                "Goods in transit", "Kind of ownership"],
    "total": ["Total", "All", "Grand total", "All districts", "Sum"],
    "word": "the of and a in to plan water field survey report test sample small new open first line record method value area older common "
            "change group local level annual public need between within under after each may must is are was by with for from on whole "
            "part market season supply share result number person office road river school wood stone early late simple careful".split(),
    "unit": ["[thousand tons]", "(Million dollars)", "(Percent)", "[In thousands of units]", "(Number of persons)"],
    "note": ["Source: own survey.", "Note: Figures may not add to totals because of rounding.", "1 Preliminary.", "* Revised since the last issue.",
             "(NA) Not available.", "Source: Annual report of the district offices, table 12."],
}
CHINESE = {
    "place": ["青石县", "白沙镇", "长桥区", "柳河县", "云台市", "松岭区", "南屏镇", "东湖区", "石泉县", "金沙市", "临江区", "北塘镇", "竹溪县", "梅园区"],
    "thing": ["水泥", "平板玻璃", "粗钢", "化肥", "棉纱", "机制纸", "原盐", "食用植物油", "发电量", "自行车", "家用洗衣机", "大米", "小麦", "玉米", "茶叶",
              "水果", "水产品", "生猪出栏", "木材", "砖", "涂料", "橡胶轮胎", "电动机", "塑料制品", "皮鞋", "地毯"],
    "long": ["规模以上工业企业中亏损企业的亏损总额", "城镇居民人均可支配收入比上年名义增长", "农林牧渔专业及辅助性活动产值", "电力、热力、燃气及水生产和供应业",
             "信息传输、软件和信息技术服务业", "居民服务、修理和其他服务业", "老旧小区配套基础设施改造及环境综合整治工程", "公共机构节能降碳与绿色低碳行动宣传推广"],
    "head": ["数量", "比重", "增长率", "合计", "产量", "产值", "单价", "面积", "人数", "户数", "本期", "上期", "期末余额", "年初余额", "指数", "同比增减", "排名",
             "完成情况", "计划数", "实际数", "每百人拥有量", "占全部的比重"],
    "group": ["城镇", "农村", "男", "女", "上半年", "下半年", "进口", "出口", "一般企业", "小微企业", "收入", "支出"],
    "stub": ["项目", "指标", "地区", "产品名称", "类别", "单位名称", "行业", ""],
    "section": ["一、农业", "二、工业", "三、服务业", "按性别分", "按年龄分", "东部地区", "西部地区", "其中：重点项目"],
    "total": ["合计", "总计", "全区合计"],
    "word": ["管理", "服务", "建设", "检查", "工作", "单位", "要求", "按照", "资料", "完成", "组织", "开展", "制度", "人员", "年度", "计划", "统一", "标准", "负责",
             "及时", "报送", "审核", "设备", "安装", "使用", "保养", "记录", "水质", "绿化", "道路", "和", "的", "与", "并", "对", "进行", "加强"],
    "unit": ["单位：万元", "单位：吨", "单位：人", "单位：%", "计量单位：万元"],
    "note": ["注：本表数据由于四舍五入，分项之和可能不等于合计。", "资料来源：根据调查整理。", "注：上年数为快报数。"],
}


class Words:
    def __init__(self, rng, chinese):
        self.rng, self.chinese, self.lists = rng, chinese, CHINESE if chinese else ENGLISH

    def one(self, kind):
        return self.rng.choice(self.lists[kind])

    def some(self, kind, count):
        pool = self.lists[kind]
        return self.rng.sample(pool, count) if count <= len(pool) else [f"{self.rng.choice(pool)} {k + 1}" for k in range(count)]

    def phrase(self, fewest, most):
        """So many words (Chinese: words of one or two characters)."""
        words = [self.one("word") for _ in range(self.rng.randint(fewest, most))]
        if self.chinese:
            return "".join(words)
        return " ".join(words).capitalize()

    def sentence(self):
        if self.chinese:
            return "，".join(self.phrase(4, 9) for _ in range(self.rng.randint(2, 4))) + "。"
        return self.phrase(7, 16) + "."

    def paragraph(self, sentences):
        return ("" if self.chinese else " ").join(self.sentence() for _ in range(sentences))

    def years(self, count):
        """Years one after the other, or some apart; now and then with 年, a span, or the quarter."""
        rng = self.rng
        step, first = rng.choice([1, 1, 1, 5, 10]), rng.randint(1960, 2015)
        style = rng.choice(["plain", "plain", "year", "span"])
        out = []
        for k in range(count):
            year = first + k * step
            span = f"{year}–{(year + step) % 100:02d}"
            out.append({"plain": str(year), "year": f"{year}年" if self.chinese else str(year), "span": span}[style])
        return out


class Numbers:
    """The numbers of one column: alike in kind and size. `blank`: how many of them are left out, and what stands there."""

    KINDS = ("whole", "whole", "tenths", "hundredths", "percent", "small", "money", "signed")

    def __init__(self, rng, kind=None, nil=None, blank=None):
        self.rng, self.kind = rng, kind or rng.choice(self.KINDS)
        self.digits = rng.randint(1, 6)
        self.separators = rng.random() < 0.7
        self.nil = nil if nil is not None else rng.choice(["", "", "—", "-", "...", "(NA)"])
        self.blank = blank if blank is not None else rng.choice([0, 0, 0, 0.1, 0.3])

    def whole(self, digits):
        value = self.rng.randint(10 ** (digits - 1), 10 ** digits - 1)
        return f"{value:,}" if self.separators else str(value)

    def one(self):
        rng = self.rng
        if rng.random() < self.blank:
            return self.nil
        digits = max(1, self.digits - rng.choice([0, 0, 0, 1, 2]))
        if self.kind == "whole":
            return self.whole(digits)
        if self.kind in ("tenths", "hundredths"):
            return f"{self.whole(digits)}.{rng.randrange(10 if self.kind == 'tenths' else 100):0{1 if self.kind == 'tenths' else 2}d}"
        if self.kind == "percent":
            return f"{rng.uniform(0, 100):.1f}%"
        if self.kind == "small":
            return f"{rng.uniform(0, 1):.3f}"
        if self.kind == "money":
            return f"${self.whole(digits)}.{rng.randrange(100):02d}"
        if self.kind == "signed":
            return f"{'-' if rng.random() < 0.4 else ''}{rng.uniform(0, 60):.1f}"
        if self.kind == "mean":
            return f"{rng.uniform(1, 90):.1f} ({rng.uniform(0.1, 9):.1f})"
        if self.kind == "interval":
            low = rng.uniform(1, 300)
            return f"{low:.0f}–{low + rng.uniform(2, 90):.0f}"
        if self.kind == "chance":
            return rng.choice(["<0.001", f"{rng.uniform(0, 1):.3f}", f"{rng.uniform(0, 1):.2f}"])
        raise ValueError(self.kind)
