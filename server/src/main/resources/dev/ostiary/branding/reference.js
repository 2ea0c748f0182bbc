// The search in the navigation and a few comforts. The reference is whole without it.
(() => {
  "use strict";

  const input = document.getElementById("q");
  const menu = document.querySelector(".menu");
  const status = document.querySelector(".count");
  const groups = [...document.querySelectorAll(".groups .group")].map((item) => {
    const details = item.firstElementChild;
    const title = details.firstElementChild.textContent;
    const lines = [...item.querySelectorAll("li")].map((line) => ({
      line,
      text: `${title} ${line.textContent} ${line.firstElementChild.hash.slice(1).replaceAll("-", " ")}`.toLowerCase(),
    }));
    return { item, details, lines, open: details.open };
  });
  const rest = document.querySelectorAll(".groups .start, .groups .divide");
  let searching = false;

  function filter() {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    if (words.length > 0 && !searching) {
      for (const group of groups) {
        group.open = group.details.open;
      }
    }
    searching = words.length > 0;
    let count = 0;
    for (const group of groups) {
      let any = false;
      for (const { line, text } of group.lines) {
        const fits = words.every((word) => text.includes(word));
        line.hidden = !fits;
        any ||= fits;
        count += fits ? 1 : 0;
      }
      group.item.hidden = !any;
      group.details.open = searching ? any : group.open;
    }
    for (const item of rest) {
      item.hidden = searching;
    }
    status.textContent = searching ? `${count} ${count === 1 ? "operation" : "operations"}` : "";
    status.classList.toggle("unseen", !searching);
  }

  function links() {
    return groups.flatMap(({ lines }) => lines.filter(({ line }) => !line.hidden).map(({ line }) => line.firstElementChild));
  }

  // Enter goes to the first operation that was found; the arrow keys go through all of them.
  input.addEventListener("input", filter);
  input.form.addEventListener("submit", (event) => {
    const first = searching ? links()[0] : undefined;
    if (first) {
      event.preventDefault();
      first.click();
    }
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      input.value = "";
      filter();
    }
  });
  menu.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && searching) {
      const all = links();
      const next = all.indexOf(document.activeElement) + step;
      event.preventDefault();
      (all[next] ?? (next < 0 ? input : all.at(-1)))?.focus();
    }
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      menu.open = true;
      input.focus();
      input.select();
    }
  });
  document.querySelector(".key").hidden = false;

  // On a narrow screen the navigation lies above the page: it closes when something was chosen.
  const wide = window.matchMedia("(min-width: 60rem)");
  const fit = () => {
    menu.open = wide.matches;
  };
  wide.addEventListener("change", fit);
  fit();
  menu.addEventListener("click", (event) => {
    if (event.target.closest("a") && !wide.matches) {
      menu.open = false;
    }
  });

  // Marks the operation that is being read, and keeps its link in sight.
  const byHash = new Map([...document.querySelectorAll(".groups a[href]")]
    .filter((link) => link.pathname === location.pathname && link.hash)
    .map((link) => [link.hash.slice(1), link]));
  let marked;
  function mark(id) {
    const link = byHash.get(id);
    if (!link || link === marked) {
      return;
    }
    marked?.removeAttribute("aria-current");
    link.setAttribute("aria-current", "location");
    marked = link;
    if (wide.matches && !menu.contains(document.activeElement)) {
      const place = link.getBoundingClientRect();
      const frame = menu.getBoundingClientRect();
      if (place.top < frame.top + 80 || place.bottom > frame.bottom) {
        menu.scrollTop += place.top - frame.top - frame.height / 3;
      }
    }
  }
  // What a link led to stays marked until the reader moves on: the last ones cannot come up to the top.
  let aimed;
  const aim = () => {
    const id = location.hash.slice(1);
    aimed = byHash.has(id) ? id : undefined;
    mark(aimed);
  };
  for (const event of ["wheel", "touchmove", "pointerdown", "keydown"]) {
    addEventListener(event, () => {
      aimed = undefined;
    }, { passive: true });
  }
  addEventListener("hashchange", aim);
  aim();
  const seen = new Set();
  const watcher = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      seen[isIntersecting ? "add" : "delete"](target.id);
    }
    mark(aimed ?? [...byHash.keys()].find((id) => seen.has(id)));
  }, { rootMargin: "-80px 0px -60% 0px" });
  for (const id of byHash.keys()) {
    const target = document.getElementById(id);
    if (target) {
      watcher.observe(target);
    }
  }

  // A button that copies, where the browser lets a page do so.
  if (navigator.clipboard) {
    for (const figure of document.querySelectorAll("figure")) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "copy";
      button.textContent = "Copy";
      button.setAttribute("aria-live", "polite");
      button.addEventListener("click", async () => {
        await navigator.clipboard.writeText(figure.querySelector("pre").textContent);
        button.textContent = "Copied";
        setTimeout(() => {
          button.textContent = "Copy";
        }, 2000);
      });
      figure.firstElementChild.append(button);
    }
  }
})();
