"""A page in the browser to talk to a skill with, served on the loopback and nowhere else.

In it: the conversation that the page shows and steers (`stage`, `replay`), what the page is told of
it (`forms`), who may ask (`guard`), the web application (`application`), the page itself
(`page`: one HTML file with its style and script in it), and the server (`server`). It needs Flask.

Not in it: anything about one skill. What is shown of a skill's state beside the conversation comes
from a `PanelReader` (see `simulator.panel`).
"""

from simulator.web.server import Site, run_web, running

__all__ = ["Site", "run_web", "running"]
