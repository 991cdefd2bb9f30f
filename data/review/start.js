// The bar: counts, the page to go to, language, light or dark; and the beginning of it all.
(function () {
    const make = R.make, root = document.documentElement;
    const STATES = ["confirmed", "read", "contradicted", "doubtful", "unreadable", "repaired"];

    function count() {
        const counts = {};
        for (const item of R.order) {
            if (!R.isAmount(item))
                continue;
            const state = item.data.e === "unreadable" ? "unreadable" : item.data.s;
            counts[state] = (counts[state] || 0) + 1;
            if (item.data.r)
                counts.repaired = (counts.repaired || 0) + 1;
        }
        return counts;
    }
    const counts = count();
    R.makeCounts = function () {
        document.getElementById("counts").replaceChildren(...STATES.filter(state => counts[state]).map(state =>
            make("span", { class: "chip " + state }, make("b", {}, String(counts[state])), " " + R.word("ui." + state))));
    };

    function goToPage(number) {
        const page = document.getElementById("page-" + number);
        if (!page)
            return;
        page.scrollIntoView({ block: "start" });
        const first = page.querySelector("[tabindex='0']");
        if (first)
            first.focus({ preventScroll: true });
    }
    R.askPage = function () { document.querySelector("#tools input").focus(); };
    function turnTheme() {
        const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
        root.dataset.theme = dark ? "light" : "dark";
    }
    function turnLanguage() {
        R.language = 1 - R.language;
        R.speak();
    }
    R.makeTools = function () {
        const pages = document.querySelectorAll(".page").length;
        const number = make("input", { type: "text", inputmode: "numeric", size: "4", "aria-label": R.word("ui.go_to_page") });
        const form = make("form", { class: "pages" }, R.word("ui.page") + " ", number, " / " + pages);
        form.addEventListener("submit", event => {
            event.preventDefault();
            goToPage(number.value.trim());
        });
        const button = (name, word, action) => make("button", { type: "button", class: name, onclick: action }, word);
        const download = button("download", R.word("ui.download") + (R.corrections.size ? " (" + R.corrections.size + ")" : ""), R.download);
        download.disabled = R.corrections.size === 0;
        document.getElementById("tools").replaceChildren(form,
            button("list", R.word("ui.worth"), () => document.body.classList.toggle("listing")), download,
            button("language", R.word("ui.language"), turnLanguage), button("theme", R.word("ui.theme"), turnTheme));
    };

    R.speak = function () {
        R.translate();
        R.makeCounts();
        R.makeTools();
        R.makeList();
        document.querySelector("footer").dataset.keys = R.word("ui.keys_text");
        if (R.chosen)
            R.showDetails(R.chosen, { check: R.check });
    };

    // The picture of a page is as high as the window at most; how wide that is follows from the page's form.
    for (const svg of document.querySelectorAll(".leaf svg")) {
        const { width, height } = svg.viewBox.baseVal;
        svg.closest(".leaf").style.setProperty("--form", String(width / height));
        if (width > height * 1.15)
            svg.closest(".page").classList.add("wide");
    }
    const bar = document.getElementById("bar");
    new ResizeObserver(() => root.style.setProperty("--bar", bar.offsetHeight + "px")).observe(bar);
    R.speak();
    document.body.classList.add("ready");
})();
