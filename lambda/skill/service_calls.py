"""Calls of the services behind a device: HTTPS with a short patience, for the SDK's clients.

The SDK's own client brings `requests` and waits without end; a person waits eight seconds.
"""

import json
from http.client import HTTPSConnection
from urllib.parse import urlsplit

from ask_sdk_model.services.api_client import ApiClient
from ask_sdk_model.services.api_client_request import ApiClientRequest
from ask_sdk_model.services.api_client_response import ApiClientResponse

PATIENCE = 2.0
"""Seconds that a service may take to connect, and to answer."""

_MOST_BYTES = 1_000_000


class ServiceCalls(ApiClient):
    """What the SDK's service clients send their requests with."""

    def invoke(self, request: ApiClientRequest) -> ApiClientResponse:
        """Send a request and give what came back, of any status; OSError where nothing did."""
        address = urlsplit(request.url)
        connection = HTTPSConnection(address.hostname or "", address.port, timeout=PATIENCE)
        path = f"{address.path}?{address.query}" if address.query else address.path
        body = json.dumps(request.body) if request.body else None
        try:
            connection.request(request.method, path, body, dict(request.headers or ()))
            answer = connection.getresponse()
            text = answer.read(_MOST_BYTES).decode()
        finally:
            connection.close()
        return ApiClientResponse(list(answer.headers.items()), text, answer.status)
