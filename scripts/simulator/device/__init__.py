"""The device: requests as the service sends them, answers as a device takes and judges them."""
