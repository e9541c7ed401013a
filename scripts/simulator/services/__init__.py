"""The services behind a device, on loopback: reminders, settings, profile, progressive responses.

They answer at the API endpoint that the request envelopes name, as the real ones do, and read and
change the home that the device stands in. Each can be made to fail (`Home.outages`).
"""

from simulator.services.server import Services

__all__ = ["Services"]
