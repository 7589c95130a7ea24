// Writing light text with less typing: signs at a press, a preview that follows, and what was copied from Word made plain.
// The page works without this script, too: signs are typed, and a button shows the preview.
(function () {
  "use strict";

  var form = document.querySelector("form[data-editor]");
  if (!form) return;
  var text = form.querySelector("textarea[name=body]");
  var bar = form.querySelector("[data-toolbar]");
  var pane = document.querySelector("[data-preview]");
  var cursor = form.querySelector("input[name=cursor]");
  var clock = 0;
  var asked = 0;

  // Put words where the writer is, so that the browser can take them back again (Ctrl+Z).
  function put(words, from, to) {
    text.focus();
    text.setSelectionRange(from, to);
    if (!document.execCommand("insertText", false, words)) text.setRangeText(words, from, to, "end");
    text.dispatchEvent(new Event("input", { bubbles: true }));
  }
  function around(sign) {
    var from = text.selectionStart;
    var words = text.value.slice(from, text.selectionEnd);
    put(sign + words + sign, from, text.selectionEnd);
    text.setSelectionRange(from + sign.length, from + sign.length + words.length);
  }
  function eachLine(sign) {
    var from = text.value.lastIndexOf("\n", text.selectionStart - 1) + 1;
    var to = text.selectionEnd;
    var lines = text.value.slice(from, to).split("\n");
    put(lines.map(function (line) { return sign + line; }).join("\n"), from, to);
  }
  function link(button) {
    var from = text.selectionStart;
    var words = text.value.slice(from, text.selectionEnd) || button.dataset.words;
    put("[" + words + "](https://)", from, text.selectionEnd);
    var end = from + words.length + 11;
    text.setSelectionRange(end, end);
  }
  function table(button) {
    var name = button.dataset.words;
    put("\n\n| " + name + " 1 | " + name + " 2 |\n| --- | ---: |\n|  |  |\n\n", text.selectionEnd, text.selectionEnd);
  }
  function picture() {
    var part = document.getElementById("put-picture");
    if (part.tagName === "DETAILS") part.open = true;
    document.querySelector("input[name=picture]").focus();
  }
  var signs = {
    heading: function () { eachLine("## "); },
    strong: function () { around("**"); },
    emphasis: function () { around("*"); },
    list: function () { eachLine("- "); },
    quotation: function () { eachLine("> "); },
    link: link,
    table: table,
    picture: picture
  };
  bar.hidden = false;
  bar.addEventListener("click", function (event) {
    var button = event.target.closest("[data-sign]");
    if (button) signs[button.dataset.sign](button);
  });
  text.addEventListener("keydown", function (event) {
    var sign = { b: "strong", i: "emphasis", k: "link" }[event.key.toLowerCase()];
    if (!sign || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    signs[sign](bar.querySelector("[data-sign=" + sign + "]"));
  });

  function send(address, said) {
    said.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    return fetch(address, { method: "POST", body: said, credentials: "same-origin" }).then(function (answer) {
      if (!answer.ok) throw new Error(String(answer.status));
      return answer.text();
    });
  }

  // The preview follows a moment after the last key; a line that is down leaves the old one.
  function look() {
    var said = new FormData();
    ["title", "lead", "body", "topic", "happened_on"].forEach(function (name) { said.append(name, form.elements[name].value); });
    said.append("article", pane.dataset.article);
    var mine = asked += 1;
    send(pane.dataset.preview, said).then(function (drawn) {
      if (mine === asked) pane.innerHTML = drawn;
    }, function () {});
  }
  form.addEventListener("input", function () {
    window.clearTimeout(clock);
    clock = window.setTimeout(look, 700);
  });

  function isAtTheBeginning(place) { return !text.value.slice(0, place).trim() || text.value[place - 1] === "\n"; }

  // What was copied with its looks is asked back as light text; should that fail, its bare words are taken.
  text.addEventListener("paste", function (event) {
    var html = event.clipboardData.getData("text/html");
    if (!html) return;
    event.preventDefault();
    var plain = event.clipboardData.getData("text/plain");
    var from = text.selectionStart;
    var to = text.selectionEnd;
    var said = new FormData();
    said.append("html", html);
    send(pane.dataset.paste, said).then(
      function (light) { put(light.indexOf("\n") < 0 || isAtTheBeginning(from) ? light : "\n\n" + light, from, to); },
      function () { put(plain, from, to); }
    );
  });

  function where() { cursor.value = text.selectionEnd; }
  ["keyup", "click", "input", "blur"].forEach(function (name) { text.addEventListener(name, where); });
})();
