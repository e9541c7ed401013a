"""The keys of an interaction model, as Amazon's schema names them."""

from model_lint.shape import Anything, Flag, Items, Table, Text

DELEGATION = ("ALWAYS", "SKILL_RESPONSE")
VALIDATIONS = (
    "hasEntityResolutionMatch",
    "isInSet",
    "isNotInSet",
    "isGreaterThan",
    "isGreaterThanOrEqualTo",
    "isLessThan",
    "isLessThanOrEqualTo",
    "isInDuration",
    "isNotInDuration",
)

_SLOT = Table(
    {
        "name": Text(),
        "type": Text(),
        "multipleValues": Table({"enabled": Flag()}, ("enabled",)),
        "samples": Items(Text()),
    },
    ("name", "type"),
)
_INTENT = Table(
    {"name": Text(), "slots": Items(_SLOT), "samples": Items(Text()), "generatedBy": Anything()},
    ("name",),
)
_VALUE = Table(
    {
        "id": Text(),
        "name": Table({"value": Text(), "synonyms": Items(Text())}, ("value",)),
    },
    ("name",),
)
_CATALOG = Table({"catalogId": Text(), "version": Text()}, ("catalogId", "version"))
_SUPPLIER = Table(
    {
        "type": Text(("CatalogValueSupplier", "InlineValueSupplier")),
        "valueCatalog": _CATALOG,
        "values": Items(_VALUE),
    },
    ("type",),
)
_TYPE = Table({"name": Text(), "values": Items(_VALUE), "valueSupplier": _SUPPLIER}, ("name",))
_LANGUAGE_MODEL = Table(
    {
        "invocationName": Text(),
        "intents": Items(_INTENT),
        "types": Items(_TYPE),
        "modelConfiguration": Table(
            {"fallbackIntentSensitivity": Table({"level": Text(("LOW", "MEDIUM", "HIGH"))})}
        ),
    },
    ("invocationName", "intents"),
)
_PROMPTS = Table({"elicitation": Text(), "confirmation": Text()})
_VALIDATION = Table(
    {
        "type": Text(VALIDATIONS),
        "prompt": Text(),
        "values": Items(Text()),
        "value": Text(),
        "start": Text(),
        "end": Text(),
    },
    ("type", "prompt"),
)
_DIALOG_SLOT = Table(
    {
        "name": Text(),
        "type": Text(),
        "elicitationRequired": Flag(),
        "confirmationRequired": Flag(),
        "prompts": _PROMPTS,
        "validations": Items(_VALIDATION),
    },
    ("name", "type"),
)
_DIALOG_INTENT = Table(
    {
        "name": Text(),
        "delegationStrategy": Text(DELEGATION),
        "confirmationRequired": Flag(),
        "prompts": _PROMPTS,
        "slots": Items(_DIALOG_SLOT),
    },
    ("name",),
)
_DIALOG = Table({"delegationStrategy": Text(DELEGATION), "intents": Items(_DIALOG_INTENT)})
_PROMPT = Table(
    {
        "id": Text(),
        "variations": Items(
            Table({"type": Text(("PlainText", "SSML")), "value": Text()}, ("type", "value"))
        ),
    },
    ("id", "variations"),
)

MODEL = Table(
    {
        "version": Anything(),
        "description": Text(),
        "interactionModel": Table(
            {"languageModel": _LANGUAGE_MODEL, "dialog": _DIALOG, "prompts": Items(_PROMPT)},
            ("languageModel",),
        ),
    },
    ("interactionModel",),
)
