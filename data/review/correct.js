// Corrections: kept in this browser where it lets us, downloaded as a small file that gongkai extract --corrections reads.
(function () {
    const make = R.make, place = "gongkai-corrections:" + R.known.sha256;
    R.corrections = new Map();
    let kept = true;

    function show(item) {
        const correction = R.corrections.get(item.id);
        for (const element of item.elements) {
            element.classList.toggle("mine", Boolean(correction));
            if (correction && correction.new !== R.text(item))
                element.setAttribute("data-new", correction.new);
            else
                element.removeAttribute("data-new");
        }
    }
    function save() {
        try {
            localStorage.setItem(place, JSON.stringify(Array.from(R.corrections)));
        } catch (error) {
            kept = false;
        }
        R.makeList();
        R.makeTools();
    }
    (function load() {
        let saved = [];
        try {
            saved = JSON.parse(localStorage.getItem(place) || "[]");
        } catch (error) {
            kept = false;
        }
        for (const [id, correction] of Array.isArray(saved) ? saved : [])
            if (R.items.has(id) && correction && correction.old === R.text(R.items.get(id))) {
                R.corrections.set(id, correction);
                show(R.items.get(id));
            }
    })();

    function keep(item, text, note) {
        R.corrections.set(item.id, { old: R.text(item), new: text, note });
        show(item);
        save();
        R.showDetails(item, { check: R.check });
    }
    R.correctionForm = function (item) {
        const correction = R.corrections.get(item.id), text = R.text(item);
        const reading = make("input", { type: "text", name: "new", spellcheck: "false", autocomplete: "off" });
        const note = make("input", { type: "text", name: "note", autocomplete: "off" });
        reading.value = correction ? correction.new : text;
        note.value = correction ? correction.note || "" : "";
        const form = make("form", { class: "correction" },
            make("h4", {}, R.word("ui.correct")),
            make("label", {}, R.word("ui.new_reading"), reading), make("label", {}, R.word("ui.note"), note),
            make("div", { class: "buttons" },
                make("button", { type: "submit" }, R.word("ui.save")),
                make("button", { type: "button", class: "right", onclick: () => keep(item, text, note.value) }, R.word("ui.as_printed")),
                correction ? make("button", { type: "button", class: "undo", onclick: () => { R.corrections.delete(item.id); show(item); save(); R.showDetails(item, { check: R.check }); } }, R.word("ui.remove")) : ""),
            make("p", { class: "why" }, R.word(!kept ? "ui.unsaved" : correction ? "ui.value_kept" : "ui.correction_hint")));
        form.addEventListener("submit", event => {
            event.preventDefault();
            keep(item, reading.value, note.value);
        });
        return form;
    };
    R.editChosen = function () {
        const field = document.querySelector("#details input[name=new]");
        if (field) {
            field.focus();
            field.select();
        }
    };

    R.correctionsText = function () {
        const corrections = R.order.filter(item => R.corrections.has(item.id)).map(item => {
            const made = R.corrections.get(item.id), data = item.data;
            const at = item.kind === "cell" ? { anchor: R.anchor(item) } : { statement: { page: data.g, item: data.n || null, box: data.b || null } };
            return Object.assign(at, { page: data.g, old: made.old, new: made.new, note: made.note || null });
        });
        const document = { sha256: R.known.sha256, file: R.known.file || null, corrections };
        return JSON.stringify({ schema: "gongkai-corrections/1", documents: [document] }, null, 2) + "\n";
    };
    R.download = function () {
        const address = URL.createObjectURL(new Blob([R.correctionsText()], { type: "application/json" }));
        const name = (R.known.file || "document").replace(/\.pdf$/i, "").replace(/[^\p{L}\p{N}._-]+/gu, "_") + ".corrections.json";
        const link = make("a", { href: address, download: name });
        document.body.append(link);
        link.click();
        link.remove();
        setTimeout(() => URL.revokeObjectURL(address), 10000);
    };
    window.addEventListener("beforeunload", event => {
        if (!kept && R.corrections.size)
            event.preventDefault();
    });
})();
