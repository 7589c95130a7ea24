"""
The look of Sen: tokens, frames, components, icons and charts, without any knowledge of the domain.

Pages extend a *frame* (office, portal, plain) and compose *components* (`<c-card>`, `<c-badge>` …),
named by what they mean. Charts are drawn on the server as SVG from frozen dataclasses. Style sheets
and fonts are prepared at set-up (`assets.prepare`); nothing third-party is committed. README.md in
this folder lists every frame and component with one line of use; `/design/` shows them in every state.
"""
