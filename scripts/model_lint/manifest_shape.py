"""The keys of a skill manifest, as far as a custom skill uses them."""

from model_lint.shape import Anything, ByName, Flag, Items, Table, Text

_ENDPOINT = Table(
    {"uri": Text(), "sslCertificateType": Text(("SelfSigned", "Wildcard", "Trusted"))}, ("uri",)
)
_REGIONS = Table({name: Table({"endpoint": _ENDPOINT}) for name in ("NA", "EU", "FE", "default")})
_LISTING = Table(
    {
        "name": Text(),
        "summary": Text(),
        "description": Text(),
        "examplePhrases": Items(Text()),
        "keywords": Items(Text()),
        "smallIconUri": Text(),
        "largeIconUri": Text(),
        "updatesDescription": Text(),
        "customProductPrompts": Anything(),
    },
    ("name", "summary", "description", "examplePhrases"),
)
_PUBLISHING = Table(
    {
        "locales": ByName(_LISTING),
        "isAvailableWorldwide": Flag(),
        "distributionCountries": Items(Text()),
        "distributionMode": Text(("PUBLIC", "PRIVATE")),
        "category": Text(),
        "testingInstructions": Text(),
        "automaticClonedLocale": Anything(),
        "automaticDistribution": Anything(),
        "manufacturer": Anything(),
        "tagLine": Text(),
        "gadgetSupport": Anything(),
    },
    ("locales",),
)
_PRIVACY = Table(
    {
        "allowsPurchases": Flag(),
        "usesPersonalInfo": Flag(),
        "isChildDirected": Flag(),
        "isExportCompliant": Flag(),
        "containsAds": Flag(),
        "usesHealthInfo": Flag(),
        "shoppingKit": Anything(),
        "locales": ByName(Table({"privacyPolicyUrl": Text(), "termsOfUseUrl": Text()})),
    }
)
_CUSTOM = Table(
    {
        "endpoint": _ENDPOINT,
        "regions": _REGIONS,
        "interfaces": Items(Anything()),
        "tasks": Items(Anything()),
        "connections": Anything(),
        "locales": Anything(),
        "targetRuntimes": Anything(),
        "suppressedInterfaces": Anything(),
        "dialogManagement": Anything(),
        "appLink": Anything(),
    }
)
_EVENTS = Table(
    {
        "endpoint": _ENDPOINT,
        "regions": _REGIONS,
        "subscriptions": Items(Table({"eventName": Text()}, ("eventName",))),
        "publications": Items(Anything()),
    }
)

MANIFEST = Table(
    {
        "manifest": Table(
            {
                "manifestVersion": Text(("1.0",)),
                "publishingInformation": _PUBLISHING,
                "privacyAndCompliance": _PRIVACY,
                "events": _EVENTS,
                "permissions": Items(Table({"name": Text()}, ("name",))),
                "apis": Table({"custom": _CUSTOM}),
            },
            ("manifestVersion", "publishingInformation"),
        )
    },
    ("manifest",),
)
