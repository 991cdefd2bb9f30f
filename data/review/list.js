// What is worth a look, gravest first: made of what is known, walked with j and k.
(function () {
    const make = R.make, nav = document.getElementById("list"), AT_ONCE = 60;
    const GROUPS = ["error", "contradicted", "unreadable", "doubtful", "warning", "joined", "corrected", "repaired", "note"];
    let groups = new Map(), here = null;

    function entry(group, data) {
        if (!groups.has(group))
            groups.set(group, []);
        groups.get(group).push(data);
    }
    function ofItem(item, below) {
        return { id: item.id, page: item.data.g, title: R.text(item) || R.code("state", item.data.e || "blank"), below: below || R.name(item) };
    }

    // A sum that does not come out is one entry, however many amounts are in it.
    function addContradicted(told) {
        for (const check of R.known.checks) {
            if (check.s !== "fail")
                continue;
            const id = (check.sus || [])[0] || check.t, item = R.items.get(id);
            for (const other of [check.t].concat(check.m || [], check.st || []))
                told.add(other);
            entry("contradicted", { id, check, page: item ? item.data.g : 0, title: R.code("kind", check.k) + ": " + R.grouped(check.a || "?") + " ≠ " + R.grouped(check.e || "?"),
                                    below: R.items.get(check.t) ? R.name(R.items.get(check.t)) : "" });
        }
    }
    function addItems(told) {
        for (const item of R.order) {
            const data = item.data, codes = kind => (data[kind[0]] || []).map(code => R.code(kind, code)).join("; ");
            const state = data.e === "unreadable" ? "unreadable" : data.s;
            if (R.corrections.has(item.id) || (data.r || []).includes("corrected"))
                entry("corrected", ofItem(item));
            else if (state === "unreadable" || state === "doubtful" || (state === "contradicted" && !told.has(item.id)))
                entry(state, ofItem(item, codes("doubt") || R.name(item)));
            else if (data.r && R.isAmount(item))
                entry("repaired", ofItem(item, codes("repair")));
            else
                continue;
            told.add(item.id);
        }
    }
    // What is told of cells that have been listed, and of sums that have been, is not told again.
    function addRemarks(told) {
        const summed = groups.has("contradicted") ? ["sum_mismatch", "statement_mismatch"] : [];
        R.known.diagnostics.forEach((diagnostic, index) => {
            const cells = diagnostic.cells || [];
            if (diagnostic.s !== "error" && (summed.includes(diagnostic.c) || (cells.length && cells.every(id => told.has(id)))))
                return;
            entry(diagnostic.s || "note", { remark: index, id: cells[0], page: diagnostic.g, title: R.code("diagnostic", diagnostic.c), below: diagnostic.m });
        });
    }
    function addJoins() {
        for (const table of R.known.tables)
            for (const part of table.parts)
                if (part.b)
                    entry("joined", { table: table.i, page: part.g, title: R.nameOfTable(table), below: part.b.map(code => R.code("join", code)).join("; ") });
    }

    function go(data, button) {
        if (here)
            here.removeAttribute("aria-current");
        here = button;
        button.setAttribute("aria-current", "true");
        button.scrollIntoView({ block: "nearest" });
        document.body.classList.remove("listing");
        if (data.id && R.items.has(data.id) && data.remark === undefined)
            return R.choose(data.id, { check: data.check });
        const page = document.getElementById("page-" + data.page);
        const target = data.remark !== undefined ? document.querySelector('li[data-remark="' + data.remark + '"]')
            : page && page.querySelector('[data-table="' + CSS.escape(data.table) + '"] .joined');
        if (!target && data.id)
            return R.choose(data.id);
        R.clear();
        if (target || page)
            R.reveal(target || page);
        if (target && data.remark !== undefined)
            R.focus(target);
    }
    function row(data) {
        const button = make("button", { type: "button" }, make("span", { class: "what" }, data.title), make("span", { class: "page-of" }, data.page ? String(data.page) : ""),
                            make("span", { class: "below" }, data.below || ""));
        button.addEventListener("click", () => go(data, button));
        return make("li", {}, button);
    }
    function section(group) {
        const all = groups.get(group) || [], list = make("ol", {});
        if (!all.length)
            return null;
        let shown = 0;
        const more = make("button", { type: "button", class: "more" });
        const show = () => {
            list.append(...all.slice(shown, shown + AT_ONCE).map(row));
            shown = Math.min(all.length, shown + AT_ONCE);
            more.textContent = R.word("ui.more") + " (" + (all.length - shown) + ")";
            more.hidden = shown === all.length;
        };
        more.addEventListener("click", show);
        show();
        const open = group === "repaired" || group === "note" || group === "joined" ? {} : { open: "" };
        return make("details", Object.assign({ class: group }, open), make("summary", {}, R.word("group." + group), make("span", { class: "count" }, String(all.length))), list, more);
    }
    R.makeList = function () {
        const told = new Set();
        groups = new Map();
        here = null;
        addContradicted(told);
        addItems(told);
        addRemarks(told);
        addJoins();
        const sections = GROUPS.map(section).filter(Boolean);
        nav.replaceChildren(make("h2", {}, R.word("ui.worth")), ...(sections.length ? sections : [make("p", { class: "why" }, R.word("ui.nothing"))]));
    };

    // The next entry, opening the groups on the way.
    R.nextInList = function (way) {
        const buttons = () => Array.from(nav.querySelectorAll("button"));
        let all = buttons(), at = here ? all.indexOf(here) + way : way > 0 ? 0 : all.length - 1;
        while (all[at] && (all[at].classList.contains("more") || all[at].hidden)) {
            if (way > 0 && !all[at].hidden) {
                all[at].click();
                all = buttons();
            } else
                at += way;
        }
        if (!all[at])
            return;
        all[at].closest("details").open = true;
        all[at].click();
    };
})();
