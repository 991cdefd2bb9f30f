// What is known of the chosen cell or statement, and the sums it is in; a sum is marked on the page.
(function () {
    const make = R.make, pane = document.getElementById("details"), MOST_WIDTH = 300;
    let marked = [];
    R.check = null;

    function grouped(number) {
        const [whole, ...rest] = number.split(".");
        return [whole.replace(/\B(?=(\d{3})+$)/g, ","), ...rest].join(".");
    }
    R.grouped = grouped;

    function mark(id, name) {
        const item = R.items.get(id);
        for (const element of item ? item.elements : []) {
            element.classList.add(name);
            marked.push([element, name]);
        }
    }
    R.markCheck = function (check) {
        for (const [element, name] of marked)
            element.classList.remove(name);
        marked = [];
        R.check = check;
        if (!check)
            return;
        mark(check.t, "total");
        for (const id of (check.m || []).concat(check.st || []))
            mark(id, "term");
    };

    // --- one check ---

    function reference(id, otherwise, unit) {
        const item = R.items.get(id);
        if (!item)
            return make("span", {}, otherwise || id || "");
        const page = R.chosen && item.data.g !== R.chosen.data.g ? make("sub", {}, R.word("ui.page") + " " + item.data.g) : "";
        const text = (R.text(item) || otherwise || "—") + (unit && R.unit(item) ? " " + R.unit(item) : "");
        const button = make("button", { type: "button", class: "ref", title: R.name(item), onclick: () => R.choose(id, { check: R.check }) },
                            text, page);
        if (R.chosen === item)
            button.classList.add("self");
        return button;
    }
    // total = a + b - c; of percentages and sentences, whose formula is no sum: total = what comes out, and of what.
    R.equation = function (check) {
        const line = make("p", { class: "equation" }), terms = check.m || [], said = check.st || [];
        const relation = { "<=": "≤", ">=": "≥" }[check.rel] || (check.s === "pass" ? "=" : "≠");
        const sum = check.k !== "share" && check.k !== "statements" && check.k !== "weights" && !said.length;
        const units = new Set([check.t, ...terms].map(id => R.items.get(id)).filter(item => item && R.text(item)).map(R.unit)).size > 1;
        let blank = 0, any = false;
        line.append(reference(check.t, check.a, units), " ", make("b", { class: check.s }, relation), " ");
        if (!sum)
            line.append(grouped(check.e || "?"), " ← ");
        terms.concat(said).forEach((id, i) => {
            const item = R.items.get(id), minus = i < terms.length && (check.g || [])[i] === "-";
            if (item && item.data.e === undefined && !R.text(item)) {
                blank++;
                return;
            }
            if (any || minus)
                line.append(sum ? (minus ? " − " : " + ") : ", ");
            line.append(reference(id, "", units));
            any = true;
        });
        if (blank)
            line.append(make("small", {}, "  (" + blank + " " + R.word("ui.blank_terms") + ")"));
        return line;
    };
    function checkBox(check) {
        const open = R.check === check;
        const box = make("div", { class: "check " + check.s + (open ? " open" : "") },
            make("button", { type: "button", class: "head", "aria-pressed": String(open), onclick: () => { R.markCheck(open ? null : check); R.showDetails(R.chosen, { check: R.check }); } },
                make("i", { class: "dot" }), R.code("kind", check.k), make("span", { class: "verdict" }, R.code("status", check.s))));
        if (check.why)
            box.append(make("p", { class: "why" }, R.code("reason", check.why)));
        if (open) {
            box.append(R.equation(check));
            if (check.s !== "pass")
                box.append(make("p", { class: "why" }, R.word("ui.difference") + " " + grouped(check.d || "?") + " · " + R.word("ui.tolerance") + " " + grouped(check.tol || "?").replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "")));
        }
        return box;
    }
    function countTerms(check) {
        return (check.m || []).filter(id => R.items.has(id) && R.text(R.items.get(id))).length;
    }
    // A sum of several terms that holds and of which it is the total tells most; one that fails must be seen.
    function weight(check, id) {
        return (countTerms(check) > 1 ? 1 : 0) + (check.s === "fail" ? 8 : check.s === "pass" ? 4 : 0) + (check.t === id ? 2 : 0) + (check.k !== "share" ? 1 : 0);
    }
    R.checksOf = function (item) {
        const checks = (item.data.k || []).map(id => R.checks.get(id)).filter(Boolean);
        return checks.sort((a, b) => weight(b, item.id) - weight(a, item.id));
    };

    // --- the picture of its place, larger ---

    function magnifier(item) {
        const rect = R.onPage(item), sheet = rect && rect.closest(".leaf"), image = sheet && sheet.querySelector("img");
        if (!image || rect.getBBox().width > MOST_WIDTH)
            return null;
        const view = rect.ownerSVGElement.viewBox.baseVal, place = rect.getBBox(), canvas = make("canvas", { class: "lens" });
        const width = Math.max(place.width + 24, 140), height = Math.min(Math.max(place.height + 16, 36), 110);
        const x = Math.max(0, place.x + place.width / 2 - width / 2), y = Math.max(0, place.y - 8);
        canvas.width = 560;
        canvas.height = Math.round(560 * height / width);
        const draw = () => {
            const scale = image.naturalWidth / view.width, context = canvas.getContext("2d"), zoom = 560 / width;
            context.imageSmoothingQuality = "high";
            context.drawImage(image, x * scale, y * scale, width * scale, height * scale, 0, 0, canvas.width, canvas.height);
            context.strokeStyle = "#1f5fbf";
            context.lineWidth = 2;
            context.strokeRect((place.x - x) * zoom, (place.y - y) * zoom, place.width * zoom, place.height * zoom);
        };
        image.loading = "eager";
        image.decode().then(draw, () => canvas.remove());
        return canvas;
    }

    // --- all of it ---

    function reasons(word, kind, codes) {
        if (!codes || !codes.length)
            return null;
        return make("div", { class: "reasons " + kind }, make("h4", {}, R.word(word)),
                    make("ul", {}, ...codes.map(code => make("li", {}, R.code(kind, code)))));
    }
    function facts(item) {
        const data = item.data, list = make("dl", {}), text = R.text(item);
        const fact = (word, value) => value && list.append(make("dt", {}, R.word(word)), make("dd", {}, value));
        fact("ui.printed", data.p && data.p.replace(/\n/g, " ⏎ "));
        fact("ui.other_reading", data.o);
        fact("ui.yuan", data.y && grouped(data.y) + " 元");
        if (data.e === "number" && data.v && data.v !== text.replace(/,/g, ""))
            fact("state.number", data.v);
        fact("ui.unit", R.isAmount(item) ? R.unit(item) || R.word("ui.no_unit") : "");
        return list.children.length ? list : null;
    }
    R.showDetails = function (item, how) {
        document.body.classList.toggle("detailed", Boolean(item));
        pane.replaceChildren();
        if (!item)
            return R.markCheck(null);
        const data = item.data, checks = R.checksOf(item), check = how.check === undefined ? checks[0] || null : how.check;
        if (check && !checks.includes(check))
            checks.unshift(check); /* it was come to by this sum */
        R.markCheck(check);
        const standing = data.e === "unreadable" ? R.word("state.unreadable") : data.s ? R.code("standing", data.s) : "";
        pane.append(...[
            make("button", { type: "button", class: "close", "aria-label": R.word("ui.close"), onclick: R.clear }, "×"),
            make("p", { class: "where" }, item.table ? R.nameOfTable(item.table) : R.word("ui.statements"), " · ",
                 R.word("ui.page") + " " + data.g),
            R.name(item) && make("p", { class: "name" }, R.name(item)),
            make("p", { class: "value " + (data.s || "") }, R.text(item) || R.word("state.blank"), R.isAmount(item) && R.unit(item) ? make("small", {}, R.unit(item)) : ""),
            standing && make("p", { class: "standing " + (data.e === "unreadable" ? "unreadable" : data.s) }, standing),
            data.ap && make("p", { class: "why" }, R.code("approximate", data.ap)),
            magnifier(item), facts(item),
            reasons("ui.doubts", "doubt", data.d), reasons("ui.repairs", "repair", data.r),
            R.isAmount(item) ? make("div", { class: "checks" }, make("h4", {}, R.word("ui.checks")),
                ...(checks.length ? checks.map(checkBox) : [make("p", { class: "why" }, R.word("ui.no_checks"))])) : null,
            R.correctionForm(item),
        ].filter(Boolean));
    };
})();
