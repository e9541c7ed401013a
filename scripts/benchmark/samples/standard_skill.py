"""The hello world with the SDK's StandardSkillBuilder, which counts visits in DynamoDB."""

from typing import Any

from ask_sdk.standard import StandardSkillBuilder
from hello_world import HelloHandler, register


class CountingHello(HelloHandler):  # type: ignore[misc] # found only beside it
    """Greets and counts."""

    def handle(self, handler_input: Any) -> Any:
        """Read the count, and write it one higher."""
        manager = handler_input.attributes_manager
        kept = manager.persistent_attributes
        kept["visits"] = int(kept.get("visits", 0)) + 1
        manager.save_persistent_attributes()
        return super().handle(handler_input)


builder = StandardSkillBuilder(table_name="visits", auto_create_table=True)
builder.add_request_handler(CountingHello())
handler = register(builder).lambda_handler()
