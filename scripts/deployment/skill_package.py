"""The skill package: what Amazon's store is given, in the form that it asks for.

skill.json                                the manifest, with the function's address
interactionModels/custom/<locale>.json    what people say
assets/images/*.png                       the icons
"""

import json
import re
import shutil
from pathlib import Path
from typing import Any

from deployment.icon import SIZES, icon
from deployment.problem import DeployError

PLACEHOLDER = "replace-at-deployment"
"""In the sources, wherever only a deployment knows what to write."""

ENDPOINT = re.compile(r"arn:aws[a-z-]*:lambda:[a-z0-9-]+:[0-9]{12}:function:[\w-]+:live")
"""With the alias: Alexa is refused at the bare function."""


def write_skill_package(
    root: Path, package: Path, *, endpoint: str = "", privacy_url: str = "", terms_url: str = ""
) -> list[str]:
    """Write the package into the folder `package`, anew; give what is still a placeholder in it.

    DeployError where the sources are not right or the endpoint is no address of the alias; the
    package of before is then left as it was.
    """
    if endpoint and not ENDPOINT.fullmatch(endpoint):
        raise DeployError(f"{endpoint}: is not the ARN of a function's alias 'live'")
    sources = root / "interaction_model"
    manifest = _read(sources / "skill.json")
    try:
        body = manifest["manifest"]
        locales = body["publishingInformation"]["locales"]
        _fill(body, endpoint, privacy_url, terms_url)
    except (KeyError, TypeError, AttributeError) as fault:
        raise DeployError(
            f"interaction_model/skill.json: {fault} is missing or of a wrong form"
        ) from fault
    models = [sources / f"{locale}.json" for locale in locales]
    for model in models:
        _read(model)
    if package.exists() and any(package.iterdir()) and not (package / "skill.json").is_file():
        raise DeployError(
            f"{package}: holds something else than a skill package; name another folder"
        )
    unfinished = package.with_name(f"{package.name}.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    _write_json(manifest, unfinished / "skill.json")
    custom = unfinished / "interactionModels" / "custom"
    custom.mkdir(parents=True)
    for model in models:  # as it stands: the platform counts every byte
        shutil.copyfile(model, custom / model.name)
    images = unfinished / "assets" / "images"
    images.mkdir(parents=True)
    for name, size in SIZES.items():
        (images / f"{name}.png").write_bytes(icon(size))
    shutil.rmtree(package, ignore_errors=True)
    unfinished.rename(package)
    return _placeholders(manifest)


def _fill(body: dict[str, Any], endpoint: str, privacy_url: str, terms_url: str) -> None:
    """Put in what only a deployment knows, and the icons."""
    for listing in body["publishingInformation"]["locales"].values():
        listing["smallIconUri"] = "file://assets/images/small.png"
        listing["largeIconUri"] = "file://assets/images/large.png"
    if endpoint:
        body["apis"]["custom"]["endpoint"]["uri"] = endpoint
        if "events" in body:
            body["events"]["endpoint"]["uri"] = endpoint
    for pages in body["privacyAndCompliance"]["locales"].values():
        pages["privacyPolicyUrl"] = privacy_url or pages["privacyPolicyUrl"]
        pages["termsOfUseUrl"] = terms_url or pages["termsOfUseUrl"]


def _placeholders(thing: Any, key: str = "") -> list[str]:
    """Give the keys under which a placeholder stands, each as its path."""
    if isinstance(thing, dict):
        return [
            path
            for name, part in thing.items()
            for path in _placeholders(part, f"{key}.{name}" if key else name)
        ]
    return [key] if isinstance(thing, str) and PLACEHOLDER in thing else []


def _read(path: Path) -> Any:
    """Read a JSON file."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as fault:
        raise DeployError(f"{path.parent.name}/{path.name}: cannot be read: {fault}") from fault


def _write_json(thing: Any, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(thing, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
