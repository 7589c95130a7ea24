// Small comforts; every page works without them.
(function () {
  "use strict";

  // A link to a form's own page opens the same form as a dialog instead.
  document.addEventListener("click", function (event) {
    var opener = event.target.closest("[data-dialog]");
    if (opener) {
      var dialog = document.getElementById(opener.dataset.dialog);
      if (dialog && dialog.showModal) {
        event.preventDefault();
        dialog.showModal();
      }
    }
    var closer = event.target.closest("[data-close]");
    if (closer) closer.closest("dialog").close();
    if (event.target.closest("[data-print]")) window.print();
  });

  // Printing needs script, so its button is written `hidden` and shown here.
  document.querySelectorAll("[data-print]").forEach(function (button) { button.hidden = false; });

  // Filters apply as soon as they change; their button is for browsers without script.
  document.querySelectorAll("form[data-autosubmit]").forEach(function (form) {
    form.addEventListener("change", function () { form.requestSubmit(); });
  });

  // An open menu closes by Escape or by a click elsewhere.
  function closeMenus(except) {
    document.querySelectorAll("details[data-menu][open]").forEach(function (menu) {
      if (menu !== except) menu.open = false;
    });
  }
  document.addEventListener("click", function (event) { closeMenus(event.target.closest("details[data-menu]")); });
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") return;
    var menu = document.querySelector("details[data-menu][open]");
    if (menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });

  // After a refused form the keyboard stands where the errors are.
  var first = document.querySelector("[data-focus]");
  if (first) first.focus();

  // A table frame is a stop for the keyboard only while it scrolls.
  function stops() {
    document.querySelectorAll("[data-scrolls]").forEach(function (frame) {
      if (frame.scrollWidth > frame.clientWidth) frame.tabIndex = 0;
      else frame.removeAttribute("tabindex");
    });
  }
  stops();
  window.addEventListener("resize", stops);
  // Letters may be wider when their font has come.
  window.addEventListener("load", stops);
  if (document.fonts) document.fonts.ready.then(stops);

  // A form is sent once, however often its button is pressed.
  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (form.method !== "post") return;
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "1";
    window.setTimeout(function () { delete form.dataset.sent; }, 4000);
  });
})();
